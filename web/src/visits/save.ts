// Where a visit goes once it is written: the outbox first, which survives everything, then the server.

import { ask } from "../workspace/api.ts";
import type { DayList, Visit, VisitItem } from "./contract.ts";
import { add, isHere, newVisitId, remove, waiting } from "./outbox.ts";

export const save = (visit: Visit, account: string): Promise<void> => add(visit, account);

/** That of the number which was called, unless a visit has it (a window that was doubled): none takes another's place. */
export const freeId = async (ofTicket?: string): Promise<string> =>
  ofTicket && !(await isHere(ofTicket)) ? ofTicket : newVisitId();

/** False once it has been sent: then it is corrected, and the correction says why. */
export const takeBack = (id: string): Promise<boolean> => remove(id);

/** Of a counter, what was recorded since then and the server does not have yet. */
export const waitingAt = async (counter: string, since: string): Promise<Visit[]> =>
  (await waiting(counter, since)).map(({ visit }) => visit);

export const dayOf = (counter: string, day: string): Promise<DayList> =>
  ask("GET", `/visits?counter=${encodeURIComponent(counter)}&day=${day}`);

export const correct = (item: VisitItem, reason: string, visit: Visit): Promise<unknown> =>
  ask("PUT", `/visits/${item.id}/correction`, { reason, visit });

/** It never took place: it stays with its reason and counts nowhere; a correction brings it back. */
export const withdraw = (id: string, reason: string): Promise<unknown> =>
  ask("PUT", `/visits/${id}/withdrawal`, { reason });

export const closeDay = (counter: string, day: string): Promise<unknown> =>
  ask("PUT", `/counters/${encodeURIComponent(counter)}/days/${day}/closure`, {});
