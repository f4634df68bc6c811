import { useEffect } from "react";
import type { Desk } from "../api.ts";

// As long as the server gives a sign-in without a request (server/identity/sign_in.hpp).
const minutes: Record<Desk, number> = { shared: 5, own: 60 };

/** Without a server nobody else locks a desk that its person has left. */
export function useIdleLock(desk: Desk | undefined, lock: () => void): void {
  useEffect(() => {
    if (!desk) {
      return;
    }
    let timer = 0;
    const touched = () => {
      clearTimeout(timer);
      timer = window.setTimeout(lock, minutes[desk] * 60_000);
    };
    const events = ["keydown", "pointerdown"];
    for (const event of events) {
      addEventListener(event, touched);
    }
    touched();
    return () => {
      clearTimeout(timer);
      for (const event of events) {
        removeEventListener(event, touched);
      }
    };
  }, [desk, lock]);
}
