import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me, OwnCounters } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { LateCombobox } from "./late_combobox.tsx";
import { askedOrKept } from "./local_lock.ts";
import { wordsOf } from "./search.ts";

const kCounter = "relais.visits.counter";
const kMostToSelect = 12; // with more, one writes

interface Place {
  id: string;
  name: string;
  commune?: string;
}

/** The one that this device remembers, else the first. */
export const ownCounterOf = (counters: Place[], storage: Pick<Storage, "getItem">): Place | undefined =>
  counters.find(({ id }) => id === storage.getItem(kCounter)) ?? counters[0];

interface OwnCounterProps {
  /** The page's, where its heading belongs to the counter: shown here for whoever has none. */
  title?: string;
  /** Not before people who wait: another page has chosen. */
  hasPicker?: boolean;
  children(counter: { id: string; name: string }): ReactNode;
}

/** One of the counters at which one works, remembered on this device; a picker where there are several. */
export function OwnCounter({ title, hasPicker = true, children }: OwnCounterProps) {
  const { t } = useTranslation();
  const { counters, isPending } = useCounters(useMe());
  const [, setChosen] = useState("");
  const counter = ownCounterOf(counters, localStorage);
  if (isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!counter) {
    return (
      <>
        {title && <h1>{title}</h1>}
        <EmptyState text={t("visits.no_counter_text")} title={t("visits.no_counter")} />
      </>
    );
  }
  const choose = (id: string) => {
    localStorage.setItem(kCounter, id);
    setChosen(id);
  };
  return (
    <>
      {hasPicker && counters.length > 1 && <Picker chosen={counter} counters={counters} onChoice={choose} />}
      {children(counter)}
    </>
  );
}

interface PickerProps {
  counters: Place[];
  chosen: Place;
  onChoice(id: string): void;
}

function Picker({ counters, chosen, onChoice }: PickerProps) {
  const { t } = useTranslation();
  const suggest = useCallback(
    async (text: string) => {
      const typed = wordsOf(text);
      return counters
        .filter(({ name, commune = "" }) => {
          const words = wordsOf(`${commune} ${name}`);
          return typed.every((part) => words.some((word) => word.startsWith(part)));
        })
        .slice(0, 8)
        .map(({ id, name, commune }) => ({ id, label: name, detail: commune }));
    },
    [counters],
  );
  return counters.length > kMostToSelect ? (
    <div className="visits__picker">
      <LateCombobox
        hint={t("visits.counter_hint", { count: counters.length })}
        initial={chosen.name}
        label={t("visits.counter")}
        onChoice={(choice) => choice && onChoice(choice.id)}
        suggest={suggest}
      />
    </div>
  ) : (
    <div className="visits__picker">
      <SelectField
        choices={counters.map(({ id, name }) => ({ value: id, label: name }))}
        label={t("visits.counter")}
        onChange={(event) => onChoice(event.target.value)}
        value={chosen.id}
      />
    </div>
  );
}

/** Those of one's roles; whoever manages a host's counters has a role over the host, and asks which they are. */
export function useCounters(me: Me): { counters: Place[]; isPending: boolean } {
  const named = useMemo(() => countersOf(me), [me]);
  const mustAsk = named.length === 0 && me.rights.includes("record_visits") && me.rights.includes("edit_counter");
  const asked = useQuery({
    queryKey: ["recording-counters", me.id],
    queryFn: () =>
      askedOrKept(me.id, `counters ${me.hat}`, () => ask<OwnCounters>("GET", "/own-counters")).then(({ items }) =>
        items.map(({ id, name, commune_name }) => ({ id, name, commune: commune_name })),
      ),
    enabled: mustAsk,
    networkMode: "always",
    staleTime: 600_000,
  });
  return mustAsk ? { counters: asked.data ?? [], isPending: asked.isPending } : { counters: named, isPending: false };
}

/** Those of the roles that one holds under the worn hat. */
function countersOf(me: Me): Place[] {
  const roles = me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? [];
  const counters = new Map(
    roles.filter((role) => role.scope_kind === "counter").map((role) => [role.scope_code, role.scope_name]),
  );
  return [...counters].map(([id, name]) => ({ id, name: name ?? id }));
}
