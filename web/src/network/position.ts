import { setFieldValue, setHiddenValue } from "../platform/ui/field_value.ts";

/** About a hundred metres: enough to find a counter, and no more of where somebody stands than that. */
const decimals = 3;

/** "Around me": asks the browser for the position, only when pressed, and only where it would answer. */
export function enlivenPosition(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("[data-locate]");
  const host = button?.closest<HTMLElement>(".field");
  if (!button || !host || !isSecureContext || !("geolocation" in navigator)) {
    return;
  }
  const explanation = host.querySelector<HTMLElement>("[data-locate-explanation]");
  button.hidden = false;

  // A position counts only as long as nothing else is written over it.
  host.addEventListener("input", () => setHiddenValue(host, "near", ""));

  button.addEventListener("click", () => {
    button.ariaBusy = "true";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.ariaBusy = "false";
        goThere(form, host, coords);
      },
      (error) => {
        button.ariaBusy = "false";
        const why = error.code === error.PERMISSION_DENIED ? button.dataset.denied : button.dataset.unavailable;
        if (explanation) {
          explanation.textContent = why ?? "";
        }
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}

function goThere(form: HTMLFormElement, host: HTMLElement, coords: GeolocationCoordinates): void {
  const field = host.querySelector<HTMLInputElement>(".field__input");
  const aroundMe = host.querySelector<HTMLElement>("[data-locate]")?.dataset.around ?? "";
  if (field) {
    setFieldValue(field, aroundMe);
  }
  setHiddenValue(host, "commune", "");
  setHiddenValue(host, "near", `${coords.latitude.toFixed(decimals)},${coords.longitude.toFixed(decimals)}`);
  form.requestSubmit();
}
