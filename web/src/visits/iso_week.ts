/** "2026-W48" of a day on the calendar ("2026-11-26"), as ISO 8601 numbers weeks. */
export function weekOf(day: string): string {
  const thursday = new Date(`${day}T00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  return `${thursday.getUTCFullYear()}-W${String(1 + Math.floor(days / 7)).padStart(2, "0")}`;
}

/** That many weeks after a day, or before it. */
export function weeksFrom(day: string, weeks: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + 7 * weeks);
  return at.toISOString().slice(0, 10);
}
