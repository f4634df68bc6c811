// How the gallery is looked at. It stands in the address, so that a view can be sent to somebody.
export interface View {
  scheme: string;
  contrast: string;
  text: string;
  width: string;
}

export const choices: Record<keyof View, { label: string; values: [string, string][] }> = {
  scheme: {
    label: "Colours",
    values: [
      ["", "As the device"],
      ["light", "Light"],
      ["dark", "Dark"],
    ],
  },
  contrast: {
    label: "Contrast",
    values: [
      ["", "As the device"],
      ["more", "More"],
    ],
  },
  text: {
    label: "Text size",
    values: [
      ["", "100 %"],
      ["200", "200 %"],
    ],
  },
  width: {
    label: "Width",
    values: [
      ["", "Of the window"],
      ["320", "320 px"],
    ],
  },
};

export function viewOf(query: string): View {
  const asked = new URLSearchParams(query);
  const value = (name: keyof View) => asked.get(name) ?? "";
  return { scheme: value("scheme"), contrast: value("contrast"), text: value("text"), width: value("width") };
}

export function queryOf(view: View): string {
  return `?${new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ""))}`;
}

export function apply(view: View): void {
  const root = document.documentElement;
  set(root, "scheme", view.scheme);
  set(root, "contrast", view.contrast);
  root.style.fontSize = view.text ? `${view.text}%` : "";
}

function set(root: HTMLElement, name: string, value: string): void {
  if (value) {
    root.dataset[name] = value;
  } else {
    delete root.dataset[name];
  }
}
