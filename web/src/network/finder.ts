import { enlivenFields } from "./fields.ts";
import { enlivenMap } from "./map.ts";
import { enlivenPosition } from "./position.ts";
import { enlivenResults } from "./results.ts";

const form = document.querySelector<HTMLFormElement>("[data-search]");
const results = document.querySelector<HTMLElement>("[data-results]");

if (form) {
  enlivenFields(form);
  enlivenPosition(form);
}
if (form && results) {
  enlivenMap(results);
  enlivenResults(form, results);
}
