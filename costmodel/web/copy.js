// Copies an address of this page; where the browser forbids that, the address stands there to be copied by hand.

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const field = parentElement.querySelector("input");
  const status = parentElement.querySelector("[role=status]");
  const address = window.location.origin + window.location.pathname + (data.query ? `?${data.query.replace(/^\?/, "")}` : "");
  if (field.value !== address) {
    status.textContent = "";
    button.textContent = data.label;
  }
  field.value = address;
  field.setAttribute("aria-label", data.label);
  field.onfocus = () => field.select();
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      field.focus();
      if (!document.execCommand("copy")) return;
    }
    status.textContent = data.copied;
  };
}
