import { useQuery } from "@tanstack/react-query";
import { ask } from "../workspace/api.ts";
import type { Statistics } from "./contract.ts";

export function useStatistics(query: Record<string, string>) {
  const text = new URLSearchParams(query).toString();
  return useQuery({
    queryKey: ["statistics", text],
    queryFn: () => ask<Statistics>("GET", `/statistics/visits?${text}`),
    staleTime: 30_000,
  });
}
