import { type GeoJSONSource, type Map as MapLibre, Marker, type Point } from "maplibre-gl";
import { points } from "./map_style.ts";
import type { Counter } from "./map_view.ts";

/** Pixels: marks closer than `heap` would hide one another; then their middles stand `apart`. */
const heap = 20;
const apart = 27;

/** The counters of the list on the map, in step with the list: what is looked at here is lit there. */
export class MapMarks {
  private readonly pairs: { counter: Counter; mark: HTMLButtonElement; marker: Marker }[];
  private readonly ending = new AbortController();

  constructor(
    private readonly map: MapLibre,
    counters: Counter[],
  ) {
    this.pairs = counters.map((counter) => {
      const mark = markOf(counter);
      return { counter, mark, marker: new Marker({ element: mark }).setLngLat([counter.lon, counter.lat]).addTo(map) };
    });
    this.spread();
    map.on("zoomend", this.spread);
    for (const pair of this.pairs) {
      this.keepInStep(pair.counter.card, pair.mark);
      this.keepInStep(pair.mark, pair.counter.card);
      this.on(pair.mark, "click", (event) => this.choose(pair.counter, isByKeyboard(event as MouseEvent)));
    }
  }

  remove(): void {
    this.ending.abort();
    this.map.off("zoomend", this.spread);
    for (const { counter, marker } of this.pairs) {
      marker.remove();
      counter.card.removeAttribute("aria-current");
      counter.card.removeAttribute("data-lit");
    }
  }

  /** What the list hides is hidden here too. */
  followRows(): void {
    for (const { counter, mark } of this.pairs) {
      mark.hidden = counter.card.closest("li")?.hidden ?? false;
    }
    this.spread();
  }

  /** Whoever came by keyboard goes on in the list; whoever pointed keeps their place on the map. */
  private choose(chosen: Counter, byKeyboard: boolean): void {
    for (const { counter, mark } of this.pairs) {
      for (const element of [counter.card, mark]) {
        if (counter === chosen) {
          element.setAttribute("aria-current", "true");
        } else {
          element.removeAttribute("aria-current");
        }
      }
    }
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    chosen.card.scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
    if (byKeyboard) {
      chosen.link.focus({ preventScroll: true });
    }
  }

  /** Marks that would lie on one another stand in a row, whatever the scale; names keep off the room that they take. */
  private readonly spread = (): void => {
    const rows: { marker: Marker; at: Point }[][] = [];
    for (const { marker } of this.pairs.filter(({ mark }) => !mark.hidden)) {
      const at = this.map.project(marker.getLngLat());
      const near = rows.find(([first]) => first && first.at.dist(at) < heap);
      if (near) {
        near.push({ marker, at });
      } else {
        rows.push([{ marker, at }]);
      }
    }
    const taken = rows.flatMap((row) =>
      row.map(({ marker, at }, place) => {
        const offset = (row[0]?.at ?? at).sub(at);
        offset.x += (place - (row.length - 1) / 2) * apart;
        marker.setOffset(offset);
        const { lng, lat } = this.map.unproject(at.add(offset));
        return { lon: lng, lat };
      }),
    );
    this.map.getSource<GeoJSONSource>("counters")?.setData(points(taken));
  };

  /** While the one is pointed at or holds the focus, the other is lit. */
  private keepInStep(one: HTMLElement, other: HTMLElement): void {
    const light = () => {
      other.toggleAttribute("data-lit", one.matches(":hover, :focus-within"));
    };
    for (const kind of ["pointerenter", "pointerleave", "focusin", "focusout"]) {
      // A focus that leaves still matches when it says so.
      this.on(one, kind, () => queueMicrotask(light));
    }
  }

  private on(element: HTMLElement, kind: string, act: (event: Event) => void): void {
    element.addEventListener(kind, act, { signal: this.ending.signal });
  }
}

/** A click that a key made has no place of its own. */
const isByKeyboard = (event: MouseEvent) => event.detail === 0;

function markOf({ number, link }: Counter): HTMLButtonElement {
  const mark = document.createElement("button");
  const disc = document.createElement("span");
  mark.type = "button";
  mark.className = "map__mark";
  mark.setAttribute("aria-label", `${number}. ${link.textContent}`);
  mark.style.setProperty("--order", `${-number}`);
  disc.textContent = `${number}`;
  mark.append(disc);
  return mark;
}
