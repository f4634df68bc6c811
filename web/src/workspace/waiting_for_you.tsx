import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ActionList, Me, ReportList, ReportsToDecide, StoriesToAnswer, StoriesToRead } from "../api.ts";
import { ask } from "./api.ts";
import { useMe } from "./session.tsx";

interface Waits {
  /** Name of its text, which says the count. */
  what: string;
  count: number;
  to: string;
}

/** What a right gives to do, and how much of it waits. */
async function waitsFor({ rights }: Me): Promise<Waits[]> {
  const may = (right: Me["rights"][number]) => rights.includes(right);
  const asked: Promise<Waits[]>[] = [];
  if (may("moderate")) {
    asked.push(
      ask<StoriesToRead>("GET", "/moderation?limit=1").then(({ waiting }) => [
        { what: "to_read", count: waiting, to: "/moderation" },
      ]),
      ask<ReportsToDecide>("GET", "/content-reports").then(({ of_items }) => [
        { what: "contents", count: of_items, to: "/moderation" },
      ]),
    );
  }
  if (may("answer_experiences")) {
    asked.push(
      ask<StoriesToAnswer>("GET", "/experience-inbox?which=own&limit=1").then(({ own, waiting }) => [
        { what: "to_answer", count: own, to: "/stories" },
        { what: "of_others", count: waiting - own, to: "/stories?which=waiting" },
      ]),
    );
  }
  if (may("read_actions")) {
    asked.push(
      ask<ActionList>("GET", "/actions?limit=1").then(({ overdue, to_measure }) => [
        { what: "overdue", count: overdue, to: "/actions?overdue=true" },
        { what: "to_measure", count: to_measure, to: "/actions?to_measure=true" },
      ]),
    );
  }
  if (may("manage_counters")) {
    asked.push(
      ask<ReportList>("GET", "/error-reports").then(({ items }) => [
        { what: "errors", count: items.length, to: "/reports" },
      ]),
    );
  }
  // What cannot be counted is found in the menu all the same.
  const counted = await Promise.allSettled(asked);
  return counted.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

/** What waits for whoever is signed in, each with the way to it. */
export function WaitingForYou() {
  const { t } = useTranslation();
  const me = useMe();
  const waits = useQuery({ queryKey: ["waits", me.id, me.hat], queryFn: () => waitsFor(me), refetchInterval: 60_000 });
  if (!waits.data || waits.data.length === 0) {
    return null;
  }
  const open = waits.data.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="waits-title" className="card">
      <h2 id="waits-title">{t("workspace.waits")}</h2>
      {open.length === 0 ? (
        <p>{t("workspace.nothing_waits")}</p>
      ) : (
        <ul className="workspace__waits">
          {open.map(({ what, count, to }) => (
            <li key={what}>
              <Link to={to}>{t(`workspace.waits.${what}`, { count })}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
