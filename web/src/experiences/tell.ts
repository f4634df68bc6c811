// What is being told outlives a page that was left or reloaded by mistake: kept for this tab alone, since others may use
// the same computer after it, and gone once it is sent.
const kDraft = "relais.story";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isChosen = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const form = document.querySelector<HTMLFormElement>("form[data-tell]");
if (form) {
  restore(form);
  form.addEventListener("input", () => keep(form));
}
// What is wrong is said by the page, in its language: whoever sent it is led there.
document.querySelector<HTMLElement>("[data-problems]")?.focus();
const finder = document.querySelector<HTMLElement>("[data-find-service]");
if (finder) {
  import("./find_service.ts").then(({ enlivenFindService }) => enlivenFindService(finder));
}
const notice = document.querySelector<HTMLElement>("[data-proof]");
const sent = document.querySelector<HTMLFormElement>("form[data-send]");
if (notice && sent) {
  import("./proof.ts").then(({ workFor }) => workFor(sent, notice));
}
const code = document.querySelector<HTMLInputElement>("input[data-code]");
if (code && location.hash) {
  takeCode(code);
}
if (document.querySelector("[data-told]")) {
  sessionStorage.removeItem(kDraft);
}

/** A picture on paper has the code where no server reads it; nor is it left in the history. */
function takeCode(field: HTMLInputElement): void {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (field): field is Field =>
      (field instanceof HTMLInputElement && field.type !== "hidden" && !["", "counter"].includes(field.name)) ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  );
}

function keep(form: HTMLFormElement): void {
  const values = fieldsOf(form)
    .filter((field) => (isChosen(field) ? field.checked : field.value !== ""))
    .map((field) => [field.name, field.value]);
  sessionStorage.setItem(kDraft, JSON.stringify(values));
}

// Only into a form that is still empty: what the server shows again is newer.
function restore(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(kDraft);
  const text = form.elements.namedItem("text");
  if (!kept || !(text instanceof HTMLTextAreaElement) || text.value !== "") {
    return;
  }
  const values: [string, string][] = JSON.parse(kept);
  for (const field of fieldsOf(form)) {
    if (isChosen(field)) {
      field.checked = values.some(([name, value]) => name === field.name && value === field.value);
      if (field.checked) {
        field.closest("details")?.setAttribute("open", "");
      }
    } else {
      field.value = values.find(([name]) => name === field.name)?.[1] ?? field.value;
    }
  }
}
