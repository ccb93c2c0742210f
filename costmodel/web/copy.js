// Copies an address of this page; where the browser forbids that, the address stands there to be copied by hand. On a phone it can
// be handed to another app too.

export default function ({ data, parentElement }) {
  const share = parentElement.querySelector(".cm-share");
  const button = parentElement.querySelector(".cm-do-copy");
  const field = parentElement.querySelector("input");
  const status = parentElement.querySelector("[role=status]");
  const address = window.location.origin + window.location.pathname + (data.query ? `?${data.query.replace(/^\?/, "")}` : "");
  if (field.value !== address) status.textContent = "";
  button.textContent = data.label;
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

  const sheet = { title: data.title, text: data.title, url: address };
  const touched = window.matchMedia("(pointer: coarse)").matches; // with a mouse, copying is the shorter way
  share.hidden = !(data.share && touched && navigator.share && (!navigator.canShare || navigator.canShare(sheet)));
  button.classList.toggle("cm-second", !(data.leading && share.hidden));
  share.textContent = data.share ?? "";
  share.onclick = async () => {
    try {
      await navigator.share(sheet);
    } catch (refused) {
      if (refused.name !== "AbortError") button.click(); // not put away by the visitor: then at least it is copied
    }
  };
}
