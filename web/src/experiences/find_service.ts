// A service among the themes of the form, by everyday words: what is not meant is out of sight, what is chosen never is.
import type { ServiceList } from "../api.ts";
import { searchServices } from "./service_search.ts";

/** Shows the field; services and what else they are called are fetched when somebody goes into it. */
export function enlivenFindService(host: HTMLElement): void {
  const field = host.querySelector("input");
  const status = host.querySelector("[role=status]");
  const themes = [...(host.parentElement?.querySelectorAll<HTMLDetailsElement>("details.tell__theme") ?? [])];
  if (!field || !status) {
    return;
  }
  host.hidden = false;
  let list: Promise<ServiceList> | undefined;
  const fetched = () => {
    list ??= fetchServices(host.dataset.findService ?? "");
    return list;
  };
  field.addEventListener("focus", () => fetched().catch(() => (list = undefined)), { once: true });
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  field.addEventListener("input", async () => {
    const text = field.value.trim();
    const services = await fetched().catch(() => undefined);
    if (services && text === field.value.trim()) {
      const found = text === "" ? undefined : new Set(searchServices(services.items, text).map(({ code }) => code));
      const count = themes.reduce((sum, theme) => sum + show(theme, found), 0);
      status.textContent = found ? said(host, count) : "";
    }
  });
}

async function fetchServices(network: string): Promise<ServiceList> {
  const answer = await fetch(`/api/v1/services?network=${encodeURIComponent(network)}`, {
    headers: { "Accept-Language": document.documentElement.lang },
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

/** How many of a theme's services are found; all of them are in sight, folded, where nothing is looked for. */
function show(theme: HTMLDetailsElement, found: Set<string> | undefined): number {
  const boxes = [...theme.querySelectorAll("input")];
  const meant = boxes.filter((box) => found?.has(box.value));
  const seen = found ? boxes.filter((box) => meant.includes(box) || box.checked) : boxes;
  for (const box of boxes) {
    box.closest("label")?.toggleAttribute("hidden", !seen.includes(box));
  }
  theme.hidden = seen.length === 0;
  theme.open = found ? seen.length > 0 : boxes.some((box) => box.checked);
  return meant.length;
}

const said = ({ dataset }: HTMLElement, count: number) =>
  count === 0 ? (dataset.none ?? "") : `${dataset.found ?? ""} ${count}`;
