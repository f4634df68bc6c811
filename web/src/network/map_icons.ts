const svg = "http://www.w3.org/2000/svg";

const drawings = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  all: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
};

export function icon(name: keyof typeof drawings): SVGElement {
  const drawing = document.createElementNS(svg, "svg");
  const path = document.createElementNS(svg, "path");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", drawings[name]);
  drawing.append(path);
  return drawing;
}
