/**
 * The fields that suggest are plain until somebody goes into one: only then React and the list are fetched, and the field
 * works while they are on their way.
 */
export function enlivenFields(form: HTMLFormElement): void {
  form.addEventListener("focusin", (event) => {
    const host = (event.target as Element).closest<HTMLElement>("[data-combobox]");
    if (host?.dataset.combobox && event.target instanceof HTMLInputElement) {
      const kind = host.dataset.combobox;
      delete host.dataset.combobox;
      import("./suggestions.ts").then(
        ({ suggestIn }) => suggestIn(host, kind),
        () => undefined,
      );
    }
  });
}
