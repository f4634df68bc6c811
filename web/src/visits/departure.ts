// Somebody gives up waiting.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Ticket } from "../api.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { dayIn } from "./clock.ts";
import type { Visit } from "./contract.ts";
import { keyOfQueue, queueOf, visitOfDeparture } from "./queue.ts";
import { save } from "./save.ts";
import { stopOf } from "./stop_of_day.ts";

// Whose departure was asked for and not answered: asked again, it is the same visit.
const unanswered = new Map<string, Visit>();

/** What fails after the server has taken the ticket out of the line is said as such. */
export function useDeparture(counter: string, zone: string | undefined) {
  const me = useMe();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (ticket: Ticket) => {
      const { id } = ticket;
      const stop = stopOf(counter, dayIn(Date.now(), zone), localStorage);
      const visit = unanswered.get(id) ?? visitOfDeparture(ticket, counter, new Date().toISOString(), stop);
      await ask("PUT", `/queue/${id}/departure`, {}).catch(async (error) => {
        const mayHaveLeft = unanswered.has(id) && refusedOf(error);
        if (!refusedOf(error)) {
          unanswered.set(id, visit);
        }
        if (!mayHaveLeft || (await queueOf(counter)).items.find((one) => one.id === id)?.state !== "left") {
          throw error;
        }
      });
      await save(visit, me.id).catch(() => {
        throw new Error("reception.departure_not_kept");
      });
      unanswered.delete(id);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keyOfQueue(counter) }),
  });
}
