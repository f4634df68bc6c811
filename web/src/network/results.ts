import { setFieldValue, setHiddenValue } from "../platform/ui/field_value.ts";
import { pointLanguagesTo } from "../platform/ui/languages.ts";
import { announce } from "../platform/ui/live_region.ts";
import { enlivenMap } from "./map.ts";

/** Whoever goes through a list of choices by arrow keys means the one where they stop. */
const pauseBeforeShowing = 400;

/**
 * Filters, shortcuts and paging without reloading: the same address is asked for its fragment, and the server's HTML is
 * put in place. Whatever goes wrong, the browser goes there itself.
 */
export function enlivenResults(form: HTMLFormElement, place: HTMLElement): void {
  let running: AbortController | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let lastChanged: EventTarget | null = null;
  let question = location.search;

  async function show(address: URL, entry: "new" | "same" | "there"): Promise<void> {
    clearTimeout(waiting);
    running?.abort();
    const mine = new AbortController();
    running = mine;
    place.ariaBusy = "true";
    try {
      const html = await fragmentOf(address, mine.signal);
      if (entry === "new") {
        history.pushState(null, "", address);
      } else if (entry === "same") {
        history.replaceState(null, "", address);
      }
      question = location.search;
      swap(place, html);
      fillForm(form, place, address);
      place.ariaBusy = "false";
    } catch {
      if (!mine.signal.aborted) {
        location.assign(address);
      }
    }
  }

  function go(address: URL): void {
    lastChanged = null;
    void show(address, "new");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(addressOf(form));
  });
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement) {
      const entry = event.target === lastChanged ? "same" : "new";
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        lastChanged = event.target;
        void show(addressOf(form), entry);
      }, pauseBeforeShowing);
    }
  });
  place.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (link && isOurs(link, event)) {
      event.preventDefault();
      go(new URL(link.href));
    }
  });
  addEventListener("popstate", () => {
    // A link to a part of the page asks nothing new.
    if (location.search !== question) {
      lastChanged = null;
      question = location.search;
      void show(new URL(location.href), "there");
    }
  });
}

/** What the form asks for, without the fields left empty. */
export function addressOf(form: HTMLFormElement): URL {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") {
      address.searchParams.append(name, value);
    }
  }
  return address;
}

async function fragmentOf(address: URL, signal: AbortSignal): Promise<string> {
  const fragment = new URL(address);
  fragment.searchParams.set("fragment", "results");
  const answer = await fetch(fragment, { signal });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.text();
}

/** Only plain clicks on links to other results: a new tab, a counter's page and a part of this one are the browser's. */
function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return plain && link.hash === "" && link.origin === location.origin && link.pathname === location.pathname;
}

/** Focus that stood in the old results goes to the new heading, which is then read; else the heading is announced. */
function swap(place: HTMLElement, html: string): void {
  const heldFocus = place.contains(document.activeElement);
  place.innerHTML = html;
  enlivenMap(place);
  const heading = place.querySelector("h1");
  document.title = shown(place).title ?? document.title;
  pointLanguagesTo(shown(place).address ?? "");
  if (heldFocus) {
    heading?.focus();
  } else {
    announce(heading?.textContent ?? "");
  }
}

/** The form says what is shown: its questions as the server understood them, the rest from the address. */
function fillForm(form: HTMLFormElement, place: HTMLElement, address: URL): void {
  for (const field of form.elements) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (isField && field.name && field.type !== "hidden" && field !== document.activeElement) {
      setFieldValue(field, shown(place)[field.name] ?? address.searchParams.get(field.name) ?? "");
    }
  }
  for (const host of form.querySelectorAll<HTMLElement>("[data-near]")) {
    setHiddenValue(host, "near", address.searchParams.get("near") ?? "");
  }
}

function shown(place: HTMLElement): DOMStringMap {
  return place.querySelector<HTMLElement>("[data-title]")?.dataset ?? {};
}
