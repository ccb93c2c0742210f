// Shows an explanation: what was opened stays open when the figures change, and an assumption is changed where it stands.

const TAGS = new Set(["DIV", "DETAILS", "SUMMARY", "P", "SPAN", "B", "SMALL", "A", "BUTTON"]);
const NAMES = new Set(["class", "href", "target", "rel", "type", "data-key", "aria-label"]);
const boxes = new WeakMap();

// The page's own words, escaped on the server; only what an explanation is made of gets through all the same.
function read(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("*")) {
    if (!TAGS.has(element.tagName)) element.remove();
    for (const { name } of [...element.attributes]) if (!NAMES.has(name)) element.removeAttribute(name);
    if (element.href && !/^https?:$/.test(element.protocol)) element.removeAttribute("href");
  }
  return [...body.children];
}

// Where an element stands: the labels of the folds around it, behind the number of its figure.
function path(element) {
  const fold = element.closest("details");
  if (fold) return `${path(fold.parentElement)}/${fold.querySelector("summary > span")?.firstChild?.textContent}`;
  const figure = element.closest(".sum");
  return `${figure ? [...figure.parentElement.children].indexOf(figure) : ""}`;
}

function make(tag, text, attributes = {}) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(text);
  return element;
}

function entry(field) {
  if (!field.options) return make("input", "", { value: field.text, maxLength: 60, autocomplete: "off", inputMode: "text" });
  const menu = make("select", "");
  menu.append(...field.options.map(([value, text]) => make("option", text, { value })));
  menu.value = field.text;
  return menu;
}

// The button, or in its place the field, with what was wrong in it and the way back to what counted before.
function dress(box, button) {
  const field = box.fields[button.dataset.key];
  const at = `${path(button)}:${button.dataset.key}`;
  const send = (text) => {
    box.sent = at;
    box.set({ key: button.dataset.key, text });
  };
  if (box.changing !== at) {
    button.onclick = () => change(box, at);
    if (field.back) button.after(make("button", field.back, { type: "button", onclick: () => send("") }));
    if (box.sent === at) button.focus({ preventScroll: true });
    return;
  }
  const input = entry(field);
  if (box.held !== undefined) input.value = box.held;
  input.setAttribute("aria-label", field.label);
  const form = make("form", "");
  form.append(input, make("button", box.take, { type: "submit" }));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (input.value === field.text) change(box, undefined);
    else send(input.value);
  };
  form.onkeydown = (event) => {
    if (event.key === "Escape") change(box, undefined);
  };
  button.replaceWith(form);
  if (field.wrong) form.after(make("p", field.wrong, { className: "wrong", role: "alert" }));
  if (!box.focus) return;
  input.focus({ preventScroll: true });
  if (box.held === undefined) input.select?.();
}

function change(box, at) {
  box.changing = at;
  draw(box, true);
}

// A field that is open keeps what stands in it, and the focus only if it had it: somebody may be typing elsewhere.
function draw(box, anew) {
  const before = anew || box.sent ? undefined : box.root.querySelector("form :is(input, select)");
  box.held = before?.value;
  box.focus = !before || before === document.activeElement;
  box.root.replaceChildren(...read(box.html));
  for (const fold of box.root.querySelectorAll("details")) fold.open = box.open.has(path(fold));
  for (const button of box.root.querySelectorAll("button[data-key]")) dress(box, button);
  box.sent = undefined;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cm-sum");
  let box = boxes.get(root);
  if (!box) {
    box = { root, open: new Set() };
    boxes.set(root, box);
    root.addEventListener("toggle", ({ target }) => box.open[target.open ? "add" : "delete"](path(target)), true);
  }
  box.set = (asked) => setTriggerValue("set", asked);
  const shown = JSON.stringify(data);
  if (box.shown === shown) return;
  Object.assign(box, { shown, ...data });
  const key = box.sent?.split(":").pop();
  if (key && !data.fields[key]?.wrong) box.changing = undefined;
  draw(box, false);
}
