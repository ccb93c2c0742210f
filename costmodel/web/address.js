// Keeps the page's address at the present scenario, without an entry in the browser's history; and the language that it is in.
// While the guide is open, the browser's Back goes to the question before and then out of the guide, not away from the page:
// one entry of ours stands guard for that, and goes when the guide is left.

const KEPT = ["embed", "embed_options"];
const BACK = [".st-key-guide_back button", ".st-key-guide_leave button"];
let held; // the address last set
let at = ""; // the question that is open
let guarded = false;
let leaving = false;

function address(data) {
  const now = new URL(window.location.href);
  const kept = [...now.searchParams].filter(([name]) => KEPT.includes(name));
  const parts = [["s", data.payload], ["set", data.kept]].filter(([, value]) => value);
  const query = new URLSearchParams([...parts, ...kept]).toString();
  return now.pathname + (query ? `?${query}` : "") + now.hash;
}

function set(wanted) {
  held = wanted;
  const now = window.location;
  if (wanted !== now.pathname + now.search + now.hash) window.history.replaceState(window.history.state, "", wanted);
}

function guard() {
  window.history.pushState({ guide: true }, "", window.location.href);
  guarded = true;
}

function wentBack(event) {
  if (!guarded && !leaving && !event.state?.guide) return; // not ours
  event.stopImmediatePropagation(); // Streamlit would draw the page of the older address
  if (held) set(held);
  if (leaving || !guarded) {
    leaving = false;
    return;
  }
  guarded = false;
  const button = BACK.map((name) => document.querySelector(name)).find(Boolean);
  if (button?.matches(BACK[0])) guard();
  button?.click();
}

window.addEventListener("popstate", wentBack, { capture: true });

export default function ({ data, parentElement }) {
  if (data.language) document.documentElement.lang = data.language; // the server wrote that of the link; it may have been switched
  if (data.payload) set(address(data));
  const was = at;
  at = data.at ?? "";
  if (at && !was && !guarded) guard();
  if (!at && was && guarded) {
    guarded = false;
    leaving = true;
    window.history.back();
  }
  const place = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (place) place.style.position = "absolute"; // it shows nothing, so it takes no room
}
