// Where a bus stands: said once, and remembered on this device for the day.

const placeOf = (counter: string) => `relais.visits.stop.${counter}`;

export function stopOf(counter: string, day: string, storage: Pick<Storage, "getItem">): number | undefined {
  try {
    const kept = JSON.parse(storage.getItem(placeOf(counter)) ?? "{}");
    return kept.day === day ? kept.stop : undefined;
  } catch {
    return undefined;
  }
}

export function keepStop(
  counter: string,
  day: string,
  stop: number | undefined,
  storage: Pick<Storage, "setItem">,
): void {
  try {
    storage.setItem(placeOf(counter), JSON.stringify({ day, stop }));
  } catch {
    // It is asked again.
  }
}
