// What the server takes and gives of visits, by the names that this room uses.
import type { Visit } from "../api.ts";

export type {
  Act,
  DayList,
  ListedDestination,
  ListedName,
  ListedProcedure,
  Need,
  Outcome,
  RecordedItem,
  ServiceKind,
  Visit,
  VisitCatalogue,
  VisitChannel,
  VisitItem,
} from "../api.ts";

/** What an outcome counts as: server/visits/visit.hpp, and the table in codes.ts. */
export type OutcomeGroup = "resolved" | "under_way" | "reoriented" | "not_done";

/** What may be said of a visit beside its acts. */
export type VisitFacts = Omit<Visit, "acts" | "arrived_at" | "counter" | "id">;
