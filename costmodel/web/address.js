// Keeps the page's address at the present scenario, without an entry in the browser's history; and the language that it is in.
// While the guide is open, the browser's Back goes to the question before and then out of the guide, not away from the page:
// one entry of ours stands guard for that, and goes when the guide is left.

const KEPT = ["embed", "embed_options"];
const BACK = [".st-key-guide_back button", ".st-key-guide_leave button"];
let held; // the query last set
let guarded = false; // the present entry is ours
let hash = window.location.hash;

function query(data) {
  const kept = [...new URL(window.location.href).searchParams].filter(([name]) => KEPT.includes(name));
  const parts = [["s", data.payload], ["set", data.kept]].filter(([, value]) => value);
  const text = new URLSearchParams([...parts, ...kept]).toString();
  return text ? `?${text}` : "";
}

function keep() {
  const now = window.location;
  if (held !== undefined && held !== now.search) window.history.replaceState(window.history.state, "", now.pathname + held + now.hash);
}

function guard() {
  window.history.pushState({ guide: true }, "", window.location.href);
  guarded = true;
}

function travelled(event) {
  event.stopImmediatePropagation(); // Streamlit would draw the page of an older address
  keep(); // another entry has the address of its time
  const jumped = window.location.hash !== hash; // within the page
  hash = window.location.hash;
  if (!guarded || jumped || event.state?.guide) return;
  guarded = false;
  const button = BACK.map((name) => document.querySelector(name)).find(Boolean);
  if (button?.matches(BACK[0])) guard();
  button?.click();
}

window.addEventListener("popstate", travelled, { capture: true });

export default function ({ data, parentElement }) {
  if (data.language) document.documentElement.lang = data.language; // the server wrote that of the link; it may have been switched
  if (data.payload) held = query(data);
  keep();
  const at = data.at ?? "";
  if (at && !guarded) guard();
  if (!at && window.history.state?.guide) { // the guide was left, or the page opened anew in it
    guarded = false;
    window.history.back();
  }
  const place = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (place) place.style.position = "absolute"; // it shows nothing, so it takes no room
}
