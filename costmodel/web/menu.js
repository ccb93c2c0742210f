// A menu is drawn at the end of the document, far from its button. Here the keyboard goes from the button into it and back, as if it
// stood below the button, and comes back to the button when the menu closes.

const REACHED = "button:not(:disabled), input:not(:disabled), a[href], summary, [tabindex='0']";

export default function ({ parentElement }) {
  const own = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (own) own.style.position = "absolute"; // it shows nothing, so it takes no room
  const body = parentElement.host?.closest('[data-testid="stPopoverBody"]');
  const button = document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
  if (!body || !button) return;
  const stops = () => [...body.querySelectorAll(REACHED)].filter((each) => each.getClientRects().length);
  const go = (event, to) => {
    event.preventDefault();
    to.focus();
  };
  const follow = (event) => {
    if (event.key !== "Tab") return;
    const [first, ...others] = stops();
    const at = document.activeElement;
    if (at === button && !event.shiftKey && first) go(event, first);
    else if (at === (event.shiftKey ? first : (others.at(-1) ?? first))) go(event, button);
  };
  const enter = (tries) => {
    if (![button, document.body].includes(document.activeElement)) return; // the visitor has gone elsewhere
    const [first] = stops();
    if (first) first.focus();
    else if (tries) setTimeout(enter, 50, tries - 1);
  };
  enter(20);
  document.addEventListener("keydown", follow);
  return () => {
    document.removeEventListener("keydown", follow);
    setTimeout(() => {
      if (!body.isConnected && document.activeElement === document.body) button.focus();
    });
  };
}
