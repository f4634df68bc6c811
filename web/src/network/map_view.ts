import { LngLatBounds, Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import boundariesUrl from "../../../data/map/boundaries.json?url";
import labelsUrl from "../../../data/map/labels.json?url";
import "./map_view.css";
import { icon } from "./map_icons.ts";
import { drawImages } from "./map_images.ts";
import { MapLayers } from "./map_layers.ts";
import { MapMarks } from "./map_marks.ts";
import { type Boundaries, type Labels, layersOf, styleOf } from "./map_style.ts";

export interface Counter {
  number: number;
  card: HTMLElement;
  link: HTMLAnchorElement;
  lat: number;
  lon: number;
}

type PaintProperty = Parameters<MapLibre["setPaintProperty"]>[1];

/** Room for marks, controls and the names beside them. */
const padding = { top: 40, right: 72, bottom: 48, left: 40 };

/** Where nothing but outlines is drawn, closer would be an empty sheet. */
const closest = { onFit: 10.5, byHand: 13 };

/** Fails when anything that the map needs cannot be fetched. */
export async function openMapView(texts: DOMStringMap): Promise<MapView> {
  const [boundaries, labels] = await Promise.all([
    fetched(boundariesUrl),
    fetched(labelsUrl),
    fetched(workerUrl, "text"),
  ]);
  setWorkerUrl(workerUrl);
  const view = new MapView(texts, boundaries as Boundaries, labels as Labels);
  await view.ready;
  return view;
}

async function fetched(address: string, as: "json" | "text" = "json"): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer[as]();
}

/** One map for as long as the page is open: it moves with its element from one list of results to the next. */
export class MapView {
  readonly element = document.createElement("div");
  readonly ready: Promise<unknown>;
  private readonly map: MapLibre;
  private marks: MapMarks | undefined;
  private layers: MapLayers | undefined;
  private bounds = new LngLatBounds();
  private onFailure: (() => void) | undefined;

  constructor(texts: DOMStringMap, boundaries: Boundaries, labels: Labels) {
    const container = document.createElement("div");
    container.className = "map__canvas";
    this.element.className = "map__view";
    this.element.append(this.controls(texts), container, source(texts));
    this.map = new MapLibre({
      container,
      style: styleOf(boundaries, labels),
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      maxZoom: closest.byHand,
      maxPitch: 0,
      renderWorldCopies: false,
      locale: {
        "Map.Title": texts.keys ?? "",
        "CooperativeGesturesHandler.WindowsHelpText": texts.gestureControl ?? "",
        "CooperativeGesturesHandler.MacHelpText": texts.gestureCommand ?? "",
        "CooperativeGesturesHandler.MobileHelpText": texts.gestureTouch ?? "",
      },
    });
    // The section around is the region; this is the part of it that takes arrow keys.
    this.map.getCanvas().setAttribute("role", "application");
    this.map.keyboard.disableRotation();
    this.map.touchZoomRotate.disableRotation();
    // What two fingers or a drag do, one press does too; a mark under the finger has its own.
    this.map.on("click", ({ originalEvent, lngLat }) => {
      if (originalEvent.target === this.map.getCanvas()) {
        this.map.easeTo({ center: lngLat });
      }
    });
    this.ready = this.map.once("style.load").then(() => drawImages(this.map));
    // MapLibre tells the same of workers that it has had to start again: then the drawing is there.
    this.map.on("webglcontextlost", () => {
      if (this.map.getCanvas().getContext("webgl2")?.isContextLost()) {
        this.onFailure?.();
      }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  show(section: HTMLElement, counters: Counter[], onFailure: () => void): void {
    this.leave();
    this.onFailure = onFailure;
    this.bounds = counters.reduce((all, { lon, lat }) => all.extend([lon, lat]), new LngLatBounds());
    this.map.resize();
    this.fit(false);
    const marks = new MapMarks(this.map, counters);
    this.marks = marks;
    this.layers = new MapLayers(section, () => marks.followRows());
  }

  /** Takes back what it has put on the list. */
  leave(): void {
    this.marks?.remove();
    this.marks = undefined;
    this.layers?.remove();
    this.layers = undefined;
    this.onFailure = undefined;
  }

  private fit(animate: boolean): void {
    this.map.fitBounds(this.bounds, { padding, maxZoom: closest.onFit, animate });
  }

  private recolour(): void {
    for (const { id, paint } of layersOf()) {
      for (const [name, value] of Object.entries(paint ?? {})) {
        this.map.setPaintProperty(id, name as PaintProperty, value);
      }
    }
  }

  private controls(texts: DOMStringMap): HTMLElement {
    const controls = document.createElement("div");
    controls.className = "map__controls";
    controls.append(
      control("plus", texts.zoomIn, () => this.map.zoomIn()),
      control("minus", texts.zoomOut, () => this.map.zoomOut()),
      control("all", texts.all, () => this.fit(true)),
    );
    return controls;
  }
}

function control(drawing: "plus" | "minus" | "all", name = "", act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map__control";
  button.setAttribute("aria-label", name);
  button.append(icon(drawing));
  button.addEventListener("click", act);
  return button;
}

function source({ source }: DOMStringMap): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.className = "map__source";
  paragraph.textContent = source ?? "";
  return paragraph;
}
