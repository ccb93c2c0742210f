// Draws a chart into a node that stays: Plotly.react on every change, so zoom, focus and scroll position survive.

const NARROW = 700;
// A saved image can't hold the page's font: words are measured in the one that they will be drawn with, or their ends are cut.
const PLAIN = "Arial, Helvetica, sans-serif";
const PATIENCE = 15_000; // until a PDF that did not come may be asked for again
const cards = new WeakMap();
const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

// One copy a page, whichever chart asks first. The server sends no expiry, so a plain script tag would load 4.7 MB
// at every visit; the address names the version, so whatever the browser kept of it is right.
function library(path) {
  window.costmodelPlotly ??= load(new URL(path, base()).href);
  return window.costmodelPlotly;
}

async function load(address) {
  const answer = await fetch(address, { cache: "force-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const blob = URL.createObjectURL(new Blob([await answer.blob()], { type: "text/javascript" }));
  const before = window.Plotly;
  await new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: blob, onload: done, onerror: () => failed(new Error(address)) });
    document.head.append(script);
  });
  URL.revokeObjectURL(blob);
  const plotly = window.Plotly;
  if (before) window.Plotly = before; // Streamlit's own copy
  return plotly;
}

// Where the page is served from, below whatever path a proxy puts before it.
function base() {
  const own = document.querySelector('script[src*="static/js/"]');
  return own ? own.src.replace(/static\/js\/.*$/, "") : document.baseURI;
}

function repaint(part, change) {
  if (Array.isArray(part)) return part.map((item) => repaint(item, change));
  if (part && typeof part === "object") {
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, repaint(value, change)]));
  }
  return typeof part === "string" ? (change.get(part) ?? part) : part;
}

function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour || "#ffffff";
  const value = parseInt(canvas.fillStyle.slice(1, 7), 16);
  return 0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255) < 128;
}

function painted(card, dark) {
  const change = new Map(card.data.colours.map(([light, deep]) => (dark ? [light, deep] : [deep, light])));
  return repaint(card.data.figure, change);
}

// The figure as it fits here. Its legend is drawn beside it, where it wraps as text does.
function fitted(card) {
  const { data, layout: plain } = painted(card, isDark(card.root));
  const { legend = 0, narrow = {} } = plain.meta ?? {};
  const layout = { ...plain, ...(card.plot.clientWidth < NARROW ? narrow : {}) };
  const shown = layout.showlegend;
  if (shown) {
    Object.assign(layout, { showlegend: false, height: layout.height - legend });
    layout.margin = { ...layout.margin, t: layout.margin.t - legend };
  }
  const family = getComputedStyle(card.root).getPropertyValue("--st-font").trim();
  if (family) layout.font = { ...layout.font, family };
  if (reduced.matches) layout.transition = { duration: 0 };
  return { data, layout, legend: shown ? data.filter((trace) => trace.showlegend !== false) : [] };
}

// A number stands on the line of its word.
const held = (text) => text.replace(/(?<=\d) (?=\p{L})|(?<=\d (?:of|af)) (?=\d)/gu, "\u00a0");

function drawLegend(card, traces) {
  const items = traces.map((trace) => {
    const [item, swatch] = [document.createElement("li"), document.createElement("i")];
    swatch.style.setProperty("--colour", trace.line?.color ?? trace.marker?.color);
    swatch.className = trace.type === "scatter" ? "line" : trace.marker?.pattern ? "hatched" : "";
    item.append(swatch, held(trace.name));
    return item;
  });
  card.legend.replaceChildren(...items);
  card.legend.hidden = !items.length;
}

async function draw(card) {
  const plotly = await library(card.data.library);
  const width = card.plot.clientWidth;
  if (!width) return;
  const { data, layout, legend } = fitted(card);
  card.width = width;
  card.plot.style.minHeight = `${layout.height}px`;
  drawLegend(card, legend);
  await plotly.react(card.plot, data, { ...layout, width, autosize: false }, { displayModeBar: false });
}

function resized(card) {
  const width = card.plot.clientWidth;
  if (width && width !== card.width) draw(card);
}

async function save(card, format) {
  const plotly = await library(card.data.library);
  const { print, name } = card.data;
  const address = await plotly.toImage(
    { data: painted(card, false).data, layout: { ...print, font: { ...print.font, family: PLAIN } } },
    { format, width: print.width, height: print.height, scale: format === "png" ? 2 : 1 },
  );
  hand(blobOf(address), `${name}.${format}`);
}

// A PDF comes from the server, with the run that the button asked for; each is handed out once.
function handPdf(card) {
  const { pdf, name } = card.data;
  if (!pdf || card.handed === pdf.token) return;
  card.handed = pdf.token;
  clearTimeout(card.waiting);
  card.button("pdf").disabled = false;
  if (!pdf.file) return failed(card);
  hand(blobOf(`data:application/pdf;base64,${pdf.file}`), `${name}.pdf`);
}

function failed(card) {
  card.note.textContent = card.data.words.failed;
}

function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Not fetch(address): a strict content security policy forbids it for data addresses.
function blobOf(address) {
  const [head, body] = [address.slice(5, address.indexOf(",")), address.slice(address.indexOf(",") + 1)];
  const [type, ...more] = head.split(";");
  const bytes = more.includes("base64") ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)) : decodeURIComponent(body);
  return new Blob([bytes], { type });
}

function table(card) {
  const { columns, rows, kinds } = card.data;
  const cell = (kind, text, scope) => {
    const element = document.createElement(kind);
    element.textContent = text;
    if (scope) element.scope = scope;
    return element;
  };
  const row = (cells, kind = "") => {
    const element = document.createElement("tr");
    element.className = kind;
    element.append(...cells);
    return element;
  };
  const head = document.createElement("thead");
  head.append(row(columns.map((text) => cell("th", text, "col"))));
  const body = document.createElement("tbody");
  body.append(...rows.map((texts, at) => row(texts.map((text, i) => (i ? cell("td", text) : cell("th", text, "row"))), kinds[at])));
  card.table.replaceChildren(head, body);
}

function say(card) {
  const { title, subtitle, alt, source, words, columns, off } = card.data;
  const part = (name) => card.root.querySelector(`.cm-${name}`);
  part("title").textContent = title;
  part("title").hidden = !title;
  part("subtitle").textContent = subtitle;
  for (const format of ["png", "svg", "pdf"]) {
    card.button(format).textContent = `↓ ${format.toUpperCase()}`; // short, so that all three fit beside each other on a phone
    card.button(format).ariaLabel = card.button(format).title = words[format];
  }
  part("source").textContent = source;
  part("summary").textContent = words.table;
  part("details").hidden = !columns.length;
  part("off").textContent = off;
  part("off").hidden = !off;
  part("scroll").setAttribute("aria-label", title || subtitle);
  card.plot.setAttribute("aria-label", alt);
  if (part("details").open) table(card);
}

function build(parent) {
  const root = parent.querySelector(".cm-chart");
  const button = (format) => root.querySelector(`.cm-${format}`);
  const card = { root, button, plot: root.querySelector(".cm-plot"), legend: root.querySelector("ul"), table: root.querySelector("table") };
  card.note = root.querySelector(".cm-failed");
  for (const format of ["png", "svg"]) {
    button(format).onclick = (event) => {
      event.target.disabled = true;
      card.note.textContent = "";
      save(card, format).catch((error) => {
        console.error(error);
        failed(card);
      }).finally(() => (event.target.disabled = false));
    };
  }
  button("pdf").onclick = (event) => {
    event.target.disabled = true;
    card.note.textContent = "";
    card.waiting = setTimeout(() => {
      event.target.disabled = false;
      failed(card);
    }, PATIENCE);
    card.ask("pdf", true);
  };
  root.querySelector(".cm-details").ontoggle = () => table(card);
  card.observer = new ResizeObserver(() => resized(card));
  card.observer.observe(card.plot);
  return card;
}

export default function ({ data, parentElement, setTriggerValue }) {
  let card = cards.get(parentElement);
  if (!card || !card.root.isConnected) {
    card = build(parentElement);
    cards.set(parentElement, card);
  }
  card.data = data;
  card.ask = setTriggerValue;
  say(card);
  handPdf(card);
  draw(card).catch((error) => {
    console.error(error);
    card.plot.textContent = data.alt;
  });
  return () => setTimeout(() => leave(card));
}

// Streamlit calls this also for a change that the next one overtook; the node is still in use then.
function leave(card) {
  if (card.root.isConnected) return;
  card.observer.disconnect();
  window.costmodelPlotly?.then((plotly) => plotly.purge(card.plot));
}
