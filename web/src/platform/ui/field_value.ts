/** Sets a field so that whoever draws it (React keeps its own idea of the value) hears of it as of typing. */
export function setFieldValue(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (field.value === value) {
    return;
  }
  const prototype = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A value that the form sends without showing it; an empty one is taken away. */
export function setHiddenValue(host: HTMLElement, name: string, value: string): void {
  const present = host.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
  if (value === "") {
    present?.remove();
    return;
  }
  const hidden = present ?? document.createElement("input");
  hidden.type = "hidden";
  hidden.name = name;
  hidden.value = value;
  host.append(hidden);
}
