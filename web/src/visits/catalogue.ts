import { ask } from "../workspace/api.ts";
import type { VisitCatalogue } from "./contract.ts";

/** All that the recording page searches and names. */
export const catalogueOf = (counter: string): Promise<VisitCatalogue> =>
  ask("GET", `/counters/${encodeURIComponent(counter)}/visit-catalogue`);
