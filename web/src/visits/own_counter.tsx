import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { useMe } from "../workspace/session.tsx";

const kCounter = "relais.visits.counter";

interface OwnCounterProps {
  /** The page's, where its heading belongs to the counter: shown here for whoever has none. */
  title?: string;
  children(counter: { id: string; name: string }): ReactNode;
}

/** One of the counters at which one works, remembered on this device; a picker where there are several. */
export function OwnCounter({ title, children }: OwnCounterProps) {
  const { t } = useTranslation();
  const counters = countersOf(useMe());
  const [chosen, setChosen] = useState(localStorage.getItem(kCounter));
  const counter = counters.find(({ id }) => id === chosen) ?? counters[0];
  if (!counter) {
    return (
      <>
        {title && <h1>{title}</h1>}
        <EmptyState text={t("visits.no_counter_text")} title={t("visits.no_counter")} />
      </>
    );
  }
  return (
    <>
      {counters.length > 1 && (
        <SelectField
          choices={counters.map(({ id, name }) => ({ value: id, label: name }))}
          label={t("visits.counter")}
          onChange={(event) => {
            localStorage.setItem(kCounter, event.target.value);
            setChosen(event.target.value);
          }}
          value={counter.id}
        />
      )}
      {children(counter)}
    </>
  );
}

/** Those of the roles that one holds under the worn hat. */
function countersOf(me: Me): { id: string; name: string }[] {
  const roles = me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? [];
  const counters = new Map(
    roles.filter((role) => role.scope_kind === "counter").map((role) => [role.scope_code, role.scope_name]),
  );
  return [...counters].map(([id, name]) => ({ id, name: name ?? id }));
}
