// Tells the page around this one how high it is, so that its frame can follow. Only the height is told, so anybody may hear it.

const SPARE = 2; // so that no scroll bar comes for a rounded point

export default function ({ parentElement }) {
  const own = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (own) own.style.position = "absolute"; // it shows nothing, so it takes no room
  const block = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!block || window.parent === window) return;
  const content = block.firstElementChild ?? block;
  const tell = () => {
    const below = parseFloat(getComputedStyle(block).paddingBottom) || 0;
    const height = Math.ceil(content.getBoundingClientRect().bottom - block.getBoundingClientRect().top + below) + SPARE;
    window.parent.postMessage({ type: "costmodel:height", height }, "*");
  };
  const watch = new ResizeObserver(tell);
  watch.observe(content);
  return () => watch.disconnect();
}
