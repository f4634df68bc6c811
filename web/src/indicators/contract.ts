// What the server gives of figures, by the names that this room uses.
export type { DefinitionItem, Figure, Statistics, StatisticsItem, Unit } from "../api.ts";
