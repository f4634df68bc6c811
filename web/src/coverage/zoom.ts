// Closer and back, and from side to side, within what a map has in sight at first.
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

/** A place of the map at (x, y) is seen at (x * k + this.x, y * k + this.y). */
export interface View {
  k: number;
  x: number;
  y: number;
}

const kWhole: View = { k: 1, x: 0, y: 0 };
const kClosest = 12;
const kStep = 1.7;
/** Pixels that a press may slide and still be one. */
const kSlip = 4;

/** Nothing beyond the edges, whatever is asked. */
export function within(view: View, width: number, height: number): View {
  const k = Math.min(kClosest, Math.max(1, view.k));
  const inside = (at: number, size: number) => Math.min(0, Math.max(size * (1 - k), at));
  return { k, x: inside(view.x, width), y: inside(view.y, height) };
}

/** What stands at (x, y) on the screen stays there. */
export function closer(view: View, factor: number, x: number, y: number, width: number, height: number): View {
  const k = Math.min(kClosest, Math.max(1, view.k * factor));
  const turned = k / view.k;
  return within({ k, x: x - (x - view.x) * turned, y: y - (y - view.y) * turned }, width, height);
}

export function useZoom(drawing: RefObject<SVGSVGElement | null>, width: number, height: number) {
  const [view, setView] = useState(kWhole);
  const drag = useRef<{ x: number; y: number; hasMoved: boolean } | null>(null);
  const by = (factor: number, x = width / 2, y = height / 2) =>
    setView((now) => closer(now, factor, x, y, width, height));

  // Two fingers on a pad, or the wheel with Ctrl: the wheel alone scrolls the page.
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey && drawing.current) {
        event.preventDefault();
        const { left, top } = drawing.current.getBoundingClientRect();
        const factor = Math.exp(-event.deltaY / 150);
        setView((now) => closer(now, factor, event.clientX - left, event.clientY - top, width, height));
      }
    };
    const on = drawing.current;
    on?.addEventListener("wheel", turn, { passive: false });
    return () => on?.removeEventListener("wheel", turn);
  }, [drawing, width, height]);

  return {
    view: within(view, width, height),
    closer: () => by(kStep),
    back: () => by(1 / kStep),
    whole: () => setView(kWhole),
    isWhole: view.k === 1,
    /** Whether the press that ends now was one, and no drag. */
    wasPress: () => !drag.current?.hasMoved,
    press(event: PointerEvent<SVGSVGElement>): void {
      drag.current = { x: event.clientX, y: event.clientY, hasMoved: false };
    },
    /** True while the map is being drawn along. */
    move(event: PointerEvent<SVGSVGElement>): boolean {
      const from = drag.current;
      if (!from || event.buttons !== 1 || view.k === 1) {
        return false;
      }
      const [east, south] = [event.clientX - from.x, event.clientY - from.y];
      if (from.hasMoved || Math.hypot(east, south) > kSlip) {
        if (!from.hasMoved) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        drag.current = { x: event.clientX, y: event.clientY, hasMoved: true };
        setView((now) => within({ ...now, x: now.x + east, y: now.y + south }, width, height));
      }
      return true;
    },
  };
}
