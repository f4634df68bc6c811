import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CounterKind, CounterReference, PlaceList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Combobox } from "../platform/ui/combobox.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

const kKinds: CounterKind[] = ["fixed", "fixed_with_antennas", "multi_site", "bus", "itinerant"];

/** A counter that no list has brought. */
export function OpenCounterPage() {
  const { t } = useTranslation();
  useTitle(t("editing.open_counter"));
  const queries = useQueryClient();
  const [kind, setKind] = useState<CounterKind>("fixed");
  const [commune, setCommune] = useState<string | null>(null);
  const suggest = useCallback(async (words: string) => {
    const { items } = await ask<PlaceList>("GET", `/places?q=${encodeURIComponent(words)}&limit=8`);
    return items.map((one) => ({ id: one.code, label: one.name, detail: one.department }));
  }, []);
  const open = useMutation({
    mutationFn: (wanted: object) => ask<CounterReference>("POST", "/counters", wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["own-counters"] }),
  });
  const refused = refusedOf(open.error);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const number = (name: string) => (field(name) === "" ? {} : { [name]: Number(field(name)) });
    open.mutate({
      name: field("name"),
      kind,
      commune: commune ?? "?",
      ...(field("address") && { address: field("address") }),
      ...(field("postcode") && { postcode: field("postcode") }),
      ...(field("opened_on") && { opened_on: field("opened_on") }),
      ...number("lat"),
      ...number("lon"),
    });
  }
  return (
    <>
      <p>
        <Link to="/counters">{t("editing.counters")}</Link>
      </p>
      <h1>{t("editing.open_counter")}</h1>
      {open.isSuccess && (
        <Notice kind="done" title={t("editing.opened")}>
          <Link to={`/counters/${open.data.id}`}>{t("editing.say_hours")}</Link>
        </Notice>
      )}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <form className="workspace__form" onSubmit={submit}>
        <TextField error={refused?.of("/name")} label={t("editing.field.name")} name="name" required />
        <SelectField
          choices={kKinds.map((value) => ({ value, label: t(`network.kind.${value}`) }))}
          label={t("editing.kind")}
          onChange={(event) => setKind(event.target.value as CounterKind)}
          value={kind}
        />
        <Combobox
          error={refused?.of("/commune")}
          label={t("editing.commune")}
          onChoice={(choice) => setCommune(choice?.id ?? null)}
          suggest={suggest}
        />
        <TextField label={t("editing.field.address")} name="address" />
        <TextField label={t("editing.field.postcode")} name="postcode" />
        <TextField
          error={refused?.of("/lat")}
          hint={t("editing.position_hint")}
          label={t("editing.field.lat")}
          name="lat"
          step="any"
          type="number"
        />
        <TextField label={t("editing.field.lon")} name="lon" step="any" type="number" />
        <TextField label={t("editing.opened_on")} name="opened_on" type="date" />
        <Button isBusy={open.isPending} type="submit">
          {t("editing.open_counter")}
        </Button>
      </form>
    </>
  );
}
