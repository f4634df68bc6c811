import { type RefObject, useEffect, useRef, useState } from "react";

/** A drawing's width in px as it stands, so that letters keep their size on a desk and on a telephone. */
export function useWidth<Drawn extends Element>(): { ref: RefObject<Drawn | null>; width: number } {
  const ref = useRef<Drawn>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0);
      if (now > 0) {
        setWidth(now); // 0: folded away
      }
    });
    if (ref.current) {
      observer.observe(ref.current);
    }
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
