// Keeps the page's address at the present scenario, without an entry in the browser's history; and the language that it is in.

const KEPT = ["embed", "embed_options"];

export default function ({ data, parentElement }) {
  if (data.language) document.documentElement.lang = data.language; // the server wrote that of the link; it may have been switched
  const now = new URL(window.location.href);
  const kept = [...now.searchParams].filter(([name]) => KEPT.includes(name));
  const held = [["s", data.payload], ["set", data.kept]].filter(([, value]) => value);
  const query = new URLSearchParams([...held, ...kept]).toString();
  const wanted = now.pathname + (query ? `?${query}` : "") + now.hash;
  if (wanted !== now.pathname + now.search + now.hash) window.history.replaceState(window.history.state, "", wanted);
  const place = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (place) place.style.position = "absolute"; // it shows nothing, so it takes no room
}
