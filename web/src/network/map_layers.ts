/**
 * The layers of the map: a row of the list, and its mark, are shown while one layer of each group that they are in is
 * ticked. Each list begins whole.
 */
export class MapLayers {
  private readonly rows: HTMLElement[];
  private readonly groups: HTMLInputElement[][];
  private readonly status: HTMLElement | null;
  private readonly ending = new AbortController();

  constructor(
    section: HTMLElement,
    private readonly onChange: () => void,
  ) {
    this.rows = [...(section.parentElement?.querySelectorAll<HTMLElement>("#counters > li") ?? [])];
    const groups = [...section.querySelectorAll("[data-layers-group]")];
    this.groups = groups.map((group) => [...group.querySelectorAll("input")]);
    this.status = section.querySelector("[data-layers-shown]");
    for (const [at, row] of this.rows.entries()) {
      row.querySelector(".counter__name")?.setAttribute("data-number", `${at + 1}`);
    }
    const { signal } = this.ending;
    section.addEventListener("change", () => this.apply(), { signal });
    for (const button of section.querySelectorAll<HTMLElement>("[data-layers-all]")) {
      button.addEventListener("click", () => this.tickAll(button.dataset.layersAll !== ""), { signal });
    }
  }

  /** Shows all again. */
  remove(): void {
    this.ending.abort();
    this.tick(true);
    this.show();
  }

  private tickAll(ticked: boolean): void {
    this.tick(ticked);
    this.apply();
  }

  private tick(ticked: boolean): void {
    for (const box of this.groups.flat()) {
      box.checked = ticked;
    }
  }

  private apply(): void {
    this.show();
    this.onChange();
  }

  private show(): void {
    for (const row of this.rows) {
      const layers = row.querySelector<HTMLElement>("[data-layers]")?.dataset.layers?.split(" ") ?? [];
      row.hidden = !this.groups.every((group) => group.some((box) => box.checked && layers.includes(box.value)));
    }
    const shown = this.rows.filter((row) => !row.hidden).length;
    if (this.status) {
      const all = this.rows.length;
      this.status.textContent = shown < all ? `${this.status.dataset.layersShown} ${shown} / ${all}` : "";
    }
  }
}
