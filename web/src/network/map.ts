import { announce } from "../platform/ui/live_region.ts";
import type { Counter, MapView } from "./map_view.ts";

/** Once shown, the map stays shown when other results take the place of these, and it is the same map. */
let isShown = false;
let view: Promise<MapView> | undefined;

/** The map of the list in `place`: a button, until it is pressed; only then the map is fetched. */
export function enlivenMap(place: HTMLElement): void {
  const section = place.querySelector<HTMLElement>("[data-map]");
  const toggle = section?.querySelector<HTMLButtonElement>("[data-map-toggle]");
  const canvas = section?.querySelector<HTMLElement>("[data-map-canvas]");
  const counters = countersOn(place);
  if (!section || !toggle || !canvas || counters.length === 0) {
    return;
  }
  const toShow = toggle.textContent;

  const mark = (shown: boolean): void => {
    isShown = shown;
    section.toggleAttribute("data-shown", shown);
    toggle.setAttribute("aria-expanded", `${shown}`);
    toggle.textContent = shown ? (toggle.dataset.hide ?? "") : toShow;
  };

  const show = async (): Promise<void> => {
    mark(true);
    canvas.replaceChildren(sentence("map__loading", section.dataset.loading));
    announce(section.dataset.loading ?? "");
    try {
      view ??= open(section.dataset);
      const opened = await view;
      if (isShown && canvas.isConnected) {
        canvas.replaceChildren(opened.element);
        opened.show(section, counters, fail);
        announce(section.ariaLabel ?? "");
      }
    } catch {
      fail();
    }
  };

  const hide = (): void => {
    mark(false);
    canvas.replaceChildren();
    view?.then(
      (opened) => opened.leave(),
      () => undefined,
    );
  };

  // The next press tries again from the start. Results that are no longer there have nothing to say.
  const fail = (): void => {
    if (isShown && canvas.isConnected) {
      hide();
      const failure = sentence("note", section.dataset.unavailable);
      failure.role = "alert";
      canvas.replaceChildren(failure);
      announce("");
    }
    view = undefined;
  };

  section.hidden = false;
  toggle.addEventListener("click", () => (isShown ? hide() : show()));
  section.addEventListener("keydown", (event) => event.key === "Escape" && toggle.focus());
  if (isShown) {
    void show();
  }
}

/** Numbered as in the list; those whose place is not known have no mark on the map. */
function countersOn(place: HTMLElement): Counter[] {
  return [...place.querySelectorAll<HTMLElement>(".counters > li")].flatMap((item, at) => {
    const card = item.querySelector<HTMLElement>("[data-lat]");
    const link = item.querySelector("a");
    return card && link
      ? [{ number: at + 1, card, link, lat: Number(card.dataset.lat), lon: Number(card.dataset.lon) }]
      : [];
  });
}

async function open(texts: DOMStringMap): Promise<MapView> {
  if (!document.createElement("canvas").getContext("webgl2")) {
    throw new Error("no WebGL");
  }
  const { openMapView } = await import("./map_view.ts");
  return openMapView(texts);
}

function sentence(className: string, text = ""): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.className = className;
  paragraph.textContent = text;
  return paragraph;
}
