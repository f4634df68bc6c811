import { ask } from "../workspace/api.ts";
import type { VisitCatalogue } from "./contract.ts";
import { askedOrKept } from "./local_lock.ts";

/** All that the recording page searches and names. */
export const catalogueOf = (counter: string): Promise<VisitCatalogue> =>
  ask("GET", `/counters/${encodeURIComponent(counter)}/visit-catalogue`);

/** The same; without a network, as this person's device knew it last. */
export const catalogueKept = (counter: string, account: string): Promise<VisitCatalogue> =>
  askedOrKept(account, `catalogue ${counter} ${document.documentElement.lang}`, () => catalogueOf(counter));
