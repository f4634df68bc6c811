import { enlivenFields } from "./fields.ts";
import { enlivenPosition } from "./position.ts";
import { enlivenResults } from "./results.ts";

const form = document.querySelector<HTMLFormElement>("[data-search]");
const results = document.querySelector<HTMLElement>("[data-results]");

if (form) {
  enlivenFields(form);
  enlivenPosition(form);
}
if (form && results) {
  enlivenResults(form, results);
}
