import { expect, test } from "vitest";
import type { Ticket } from "../api.ts";
import { isUntouched, visitOf } from "./draft.ts";
import { draftOfTicket, visitOfDeparture } from "./queue.ts";

const ticket: Ticket = {
  id: "0198a",
  number: 3,
  state: "served",
  arrived_at: "2026-11-24T08:20:30Z",
  served_at: "2026-11-24T08:33:10Z",
  came_for: "relative",
  language: "nl",
};

test("a visit that was called begins with what the reception knows, and bears its id", () => {
  const draft = draftOfTicket(ticket, "Europe/Paris", 2);
  expect(draft).toMatchObject({ arrival: "09:15", waiting_min: 12, came_for: "relative", language: "nl", stop: 2 });
  expect(isUntouched(draft)).toBe(false);
  const circumstances = { id: ticket.id, counter: "fs-1", day: "2026-11-24", zone: "Europe/Paris", now: new Date() };
  const visit = visitOf(draft, circumstances);
  expect(visit).toMatchObject({ id: "0198a", arrived_at: "2026-11-24T08:15:00.000Z", waiting_min: 12 });
  expect(visit).not.toHaveProperty("ticket");
});

test("what nobody said stays unsaid; a wait is between none and ten hours", () => {
  const { came_for: _, language: _l, ...anonymous } = ticket;
  expect(draftOfTicket(anonymous, "Europe/Paris")).not.toHaveProperty("came_for");
  expect(draftOfTicket({ ...ticket, served_at: "2026-11-24T08:20:00Z" }, "Europe/Paris").waiting_min).toBe(0);
  expect(draftOfTicket({ ...ticket, served_at: "2026-11-24T20:20:30Z" }, "Europe/Paris").waiting_min).toBe(600);
});

test("somebody who left unserved is a visit without an act, under the ticket's id, and outlives the night", () => {
  const { served_at: _, ...waiting } = { ...ticket, state: "waiting" as const };
  expect(visitOfDeparture(waiting, "fs-1", "2026-11-24T09:01:00Z", 2)).toEqual({
    id: "0198a",
    counter: "fs-1",
    arrived_at: "2026-11-24T08:15:00.000Z",
    channel: "in_person",
    state: "abandoned",
    waiting_min: 40,
    stop: 2,
    came_for: "relative",
    language: "nl",
    acts: [],
  });
});
