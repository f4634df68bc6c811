import { type ComponentType, lazy } from "react";

/** A page that is loaded when it is opened: the day at the counter does not wait for it. */
export function page<Name extends string, Props>(load: () => Promise<Record<Name, ComponentType<Props>>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}
