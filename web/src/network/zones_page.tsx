import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { TerritoryItem, TerritoryList, TerritoryProfile, TerritoryZone, Zone, ZoneMark } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { ownTerritory } from "./own_territory.ts";
import { lookAgain } from "./seen_soon.ts";

const kZones: Zone[] = ["rural", "border"];

/** Which communes of a department are rural or at a border, by rule and by mark. */
export function ZonesPage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("network.zones.title"));
  const [asked, setAsked] = useSearchParams();
  const [marked, setMarked] = useState<TerritoryItem>();
  const territory = asked.get("territory") ?? ownTerritory(me);
  const zone = asked.get("zone") ?? "";
  function choose(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setAsked({ territory: String(form.get("territory")).trim(), zone: String(form.get("zone")) });
  }
  return (
    <>
      <h1>{t("network.zones.title")}</h1>
      <p className="muted">{t("network.zones.text")}</p>
      <form className="card workspace__form" onSubmit={choose}>
        <TextField defaultValue={territory} label={t("network.zones.territory")} name="territory" required />
        <SelectField
          choices={[
            { value: "", label: t("network.zones.all") },
            ...kZones.map((value) => ({ value, label: t(`network.zone.${value}`) })),
          ]}
          defaultValue={zone}
          label={t("network.zones.which")}
          name="zone"
        />
        <Button type="submit">{t("network.zones.show")}</Button>
      </form>
      {marked && <Marking commune={marked} key={marked.code} onClose={() => setMarked(undefined)} />}
      {territory !== "" && (
        <Communes key={`${territory} ${zone}`} onMark={setMarked} territory={territory} zone={zone} />
      )}
    </>
  );
}

interface CommunesProps {
  territory: string;
  zone: string;
  onMark(commune: TerritoryItem): void;
}

function Communes({ territory, zone, onMark }: CommunesProps) {
  const { t, i18n } = useTranslation();
  const [after, setAfter] = useState("");
  const query = new URLSearchParams({
    within: territory,
    ...(zone && { zone }),
    ...(after && { after }),
    limit: "200",
  });
  const profile = useQuery({
    queryKey: ["zones", "profile", territory],
    queryFn: () => ask<TerritoryProfile>("GET", `/territories/${encodeURIComponent(territory)}`),
  });
  const list = useQuery({
    queryKey: ["zones", `${query}`],
    queryFn: () => ask<TerritoryList>("GET", `/territories?${query}`),
  });
  if (list.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (list.isError) {
    return <Notice kind="danger" title={list.error.message} />;
  }
  const { items, next } = list.data;
  const shares = profile.data?.zone_shares ?? [];
  const share = (which: Zone) => {
    const one = shares.find((other) => other.zone === which);
    return one ? `${one.communes.toLocaleString(i18n.language)}/${one.of.toLocaleString(i18n.language)}` : "–";
  };
  const columns: Column<TerritoryItem>[] = [
    { id: "name", header: t("network.zones.commune"), cell: (one) => `${one.code} ${one.name}` },
    ...kZones.map((which) => ({
      id: which,
      header: t(`network.zones.${which}`),
      cell: (one: TerritoryItem) => <Said zone={one.zones.find((other) => other.zone === which)} />,
    })),
    {
      id: "mark",
      header: t("network.zones.change"),
      cell: (one) => (
        <Button
          aria-label={t("network.zones.change_of", { name: one.name })}
          look="quiet"
          onClick={() => {
            onMark(one);
            scrollTo(0, 0);
          }}
        >
          {t("network.zones.change")}
        </Button>
      ),
    },
  ];
  return (
    <>
      {profile.data && shares.length > 0 && (
        <p>{t("network.zones.shares", { name: profile.data.name, rural: share("rural"), border: share("border") })}</p>
      )}
      {items.length === 0 ? (
        <EmptyState text={t("network.zones.none_text")} title={t("network.zones.none")} />
      ) : (
        <DataTable
          caption={t("network.zones.caption", { count: items.length })}
          columns={columns}
          rowId={(one) => one.code}
          rows={items}
        />
      )}
      {next && (
        <Button look="quiet" onClick={() => setAfter(next)}>
          {t("network.zones.next")}
        </Button>
      )}
    </>
  );
}

/** Whether in the zone, and where that comes from. */
function Said({ zone }: { zone: TerritoryZone | undefined }) {
  const { t, i18n } = useTranslation();
  if (!zone) {
    return null;
  }
  const is = zone.is_in === undefined ? "not_known" : zone.is_in ? "yes" : "no";
  const figure =
    zone.density !== undefined
      ? t("network.zones.density", { value: zone.density.toLocaleString(i18n.language) })
      : zone.km_to_abroad !== undefined
        ? t("network.zones.km", { value: zone.km_to_abroad.toLocaleString(i18n.language) })
        : "";
  const why =
    zone.origin === "mark"
      ? t("network.zones.marked", {
          date: new Date(zone.marked_on ?? "").toLocaleDateString(i18n.language, { timeZone: "UTC" }),
          source: zone.source || t("network.zones.somebody"),
          reason: zone.reason,
        })
      : [zone.is_in !== undefined && t("network.zones.by_rule"), figure].filter(Boolean).join(", ");
  return (
    <span>
      {t(`network.zones.${is}`)} {why && <span className="muted">({why})</span>}
    </span>
  );
}

function Marking({ commune, onClose }: { commune: TerritoryItem; onClose(): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mark = useMutation({
    mutationFn: (asked: unknown) => ask<ZoneMark>("PUT", `/territories/${commune.code}/zones`, asked),
    onSuccess: () => lookAgain(() => queries.invalidateQueries({ queryKey: ["zones"] })),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isIn = form.get("is_in");
    mark.mutate({
      zone: form.get("zone"),
      reason: form.get("reason"),
      ...(isIn !== "" && { is_in: isIn === "yes" }),
    });
  }
  const refused = refusedOf(mark.error);
  return (
    <form
      aria-label={t("network.zones.change_of", { name: commune.name })}
      className="card workspace__form"
      onSubmit={submit}
    >
      <h2>{t("network.zones.change_of", { name: commune.name })}</h2>
      {mark.isSuccess && <Notice kind="done" title={t("network.zones.saved")} />}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <SelectField
        choices={kZones.map((value) => ({ value, label: t(`network.zone.${value}`) }))}
        label={t("network.zones.zone")}
        name="zone"
      />
      <SelectField
        choices={[
          { value: "yes", label: t("network.zones.yes") },
          { value: "no", label: t("network.zones.no") },
          { value: "", label: t("network.zones.as_rule") },
        ]}
        label={t("network.zones.is_in")}
        name="is_in"
      />
      <TextField
        error={refused?.of("/reason")}
        hint={t("network.zones.reason_hint")}
        label={t("network.zones.reason")}
        maxLength={300}
        name="reason"
        required
      />
      <div className="actions">
        <Button isBusy={mark.isPending} type="submit">
          {t("network.zones.save")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("editing.close")}
        </Button>
      </div>
    </form>
  );
}
