// Why rules cannot be met is said in texts of their own, which few ever need.
import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";

const files = import.meta.glob<Record<string, string>>("../../texts/{fr,en}/siting.json", { import: "default" });

/** The refusal in words; empty until they are there. */
export function useSitingText(code: string | undefined, language: string): string {
  const { data } = useQuery({
    queryKey: ["siting-texts", language],
    queryFn: async () => (await files[`../../texts/${language === "en" ? "en" : "fr"}/siting.json`]?.()) ?? {},
    enabled: code !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return code === undefined || !data ? "" : (data[code] ?? i18next.t(code));
}
