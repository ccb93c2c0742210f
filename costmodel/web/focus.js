// When another question has come, or the page after the last: its heading is read out and in view,
// or the field that is to be changed.

let last;
let turned = 0;

export default function ({ data, parentElement }) {
  const place = (parentElement.host ?? parentElement).closest('[data-testid="stElementContainer"]');
  if (place) Object.assign(place.style, { position: "absolute", width: "1px" }); // it shows nothing, so it takes no room
  if (data.turned > turned) {
    turned = data.turned;
    setTimeout(() => document.querySelector(".st-key-workshop_box")?.scrollIntoView({ block: "start" }), 300);
  }
  if (last === undefined || last === data.at) {
    last = data.at;
    return;
  }
  last = data.at;
  const find = (tries) => {
    const heading = document.querySelector(data.at ? ".guide h1" : ".verdict h1");
    if (!heading) {
      if (tries) setTimeout(find, 50, tries - 1);
      return;
    }
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
    if (data.field) document.querySelector(`.st-key-${data.field.replace(/[^\w-]/g, "-")}`)?.scrollIntoView({ block: "center" });
  };
  setTimeout(find, 50, 40);
}
