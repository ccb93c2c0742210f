// Keeps the page's address at the present scenario, without an entry in the browser's history; and the language that it is in.
// From the guide, and from the answer that ends it, the browser's Back goes to the question before and at last out of the guide,
// not away from the page: one entry of ours stands guard for that, and goes when the guide is left.

const KEPT = ["embed", "embed_options"];
const BACK = ".st-key-guide_back button";
const LEAVE = ".st-key-guide_leave button";
const ANSWER = ".st-key-guide_next button"; // of a question that was opened to change one answer
const CHANGE = '.st-key-summary [class*="st-key-change-"] button';
let held; // the query last set
let guarded = false; // the present entry is ours
let hash = window.location.hash;
let due; // the address is about to be set

// When all of the page is drawn: the server takes what a browser sends for what stood on the page of its address.
const LONGEST = 2000; // milliseconds that it waits where the browser is never at rest
const [soon, cancel] = window.requestIdleCallback
  ? [(what) => window.requestIdleCallback(what, { timeout: LONGEST }), window.cancelIdleCallback]
  : [(what) => window.setTimeout(what, 100), window.clearTimeout];

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
  const find = (name) => [...document.querySelectorAll(name)].at(-1); // the last question's, where there are several
  const button = find(BACK) ?? find(LEAVE) ?? find(ANSWER) ?? find(CHANGE);
  if (button && !button.matches(LEAVE)) guard();
  button?.click();
}

window.addEventListener("popstate", travelled, { capture: true });

export default function ({ data, parentElement }) {
  if (data.language) document.documentElement.lang = data.language; // the server wrote that of the link; it may have been switched
  if (data.payload) held = query(data);
  cancel(due);
  due = soon(keep);
  const at = data.at ?? "";
  if (at && !guarded) guard();
  if (!at && window.history.state?.guide) { // the guide was left, or the page opened anew in it
    guarded = false;
    window.history.back();
  }
  const place = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (place) place.style.position = "absolute"; // it shows nothing, so it takes no room
}
