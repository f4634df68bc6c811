import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Counter, CounterDetail, CounterList, Edit, Place, PlaceList, TourStop } from "../api.ts";
import { placeSuggestion } from "../network/suggested.ts";
import { Button } from "../platform/ui/button.tsx";
import type { Suggestion } from "../platform/ui/combobox.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import {
  degreesOf,
  editOf,
  isOfCounter,
  isPlaced,
  kKinds,
  kNothingWanted,
  missingOf,
  pointOf,
  stopOf,
  type Wanted,
} from "./edits.ts";
import { SuggestedField } from "./suggested_field.tsx";

interface EditFormProps {
  network: string;
  wanted: Wanted;
  onWant(wanted: Wanted): void;
  onAdd(edit: Edit): void;
}

const kShown = 8;

/** One edit after another: what is pressed on the map stands in these fields, and can be written here instead. */
export function EditForm({ network, wanted, onWant, onAdd }: EditFormProps) {
  const { t } = useTranslation();
  const [isTried, setTried] = useState(false);
  const { kind } = wanted;
  const missing = missingOf(wanted);
  const errorOf = (field: (typeof missing)[number]) =>
    isTried && missing.includes(field) ? t(`coverage.scenario.missing.${field}`) : undefined;
  const change = (next: Partial<Wanted>) => onWant({ ...wanted, ...next });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(missing.length > 0);
    if (missing.length === 0) {
      onAdd(editOf(wanted));
      onWant({ ...kNothingWanted, kind });
    }
  }

  return (
    <section aria-labelledby="edit-form" className="card edit-form" data-print>
      <h3 id="edit-form" tabIndex={-1}>
        {t("coverage.scenario.edit")}
      </h3>
      <fieldset className="edit-form__kinds">
        <legend className="visually-hidden">{t("coverage.scenario.edit")}</legend>
        <div className="chips">
          {kKinds.map((one) => (
            <button
              aria-pressed={one === kind}
              className="chip"
              key={one}
              onClick={() => {
                setTried(false);
                change({ kind: one, stops: [] });
              }}
              type="button"
            >
              {t(`coverage.scenario.kind.${one}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {isOfCounter(kind) && (
        <CounterField
          code={wanted.counter}
          error={errorOf("counter")}
          network={network}
          onChoice={(counter) => change({ counter })}
        />
      )}
      {isPlaced(kind) && <PointField error={errorOf("where")} network={network} onWant={change} wanted={wanted} />}
      {kind === "tour" && (
        <TextField
          hint={t("coverage.scenario.hours_hint_add")}
          label={t("coverage.scenario.hours_of_stop")}
          maxLength={500}
          onChange={({ target }) => change({ hours: target.value })}
          value={wanted.hours}
        />
      )}
      {kind === "tour" && (
        <Stops
          onStops={(stops) => change({ stops, point: null, where: "", hours: "" })}
          onTake={(stops) => change({ stops })}
          wanted={wanted}
        />
      )}
      <form className="edit-form__last" noValidate onSubmit={submit}>
        {(kind === "add" || kind === "tour") && (
          <TextField
            error={errorOf("name")}
            label={t(kind === "add" ? "coverage.scenario.name_of_counter" : "coverage.scenario.name_of_tour")}
            maxLength={100}
            onChange={({ target }) => change({ name: target.value })}
            value={wanted.name}
          />
        )}
        {(kind === "add" || kind === "hours") && (
          <TextField
            error={errorOf("hours")}
            hint={t(kind === "add" ? "coverage.scenario.hours_hint_add" : "coverage.scenario.hours_hint")}
            label={t("coverage.scenario.hours")}
            maxLength={500}
            onChange={({ target }) => change({ hours: target.value })}
            value={wanted.hours}
          />
        )}
        <Button type="submit">{t(`coverage.scenario.do.${kind}`)}</Button>
      </form>
    </section>
  );
}

interface StopsProps {
  wanted: Wanted;
  /** With the one that the fields held: they are emptied. */
  onStops(stops: TourStop[]): void;
  onTake(stops: TourStop[]): void;
}

/** The stops of a tour, in the order of the round. */
function Stops({ wanted, onStops, onTake }: StopsProps) {
  const { t } = useTranslation();
  const { stops } = wanted;
  const stop = stopOf(wanted);
  return (
    <>
      <Button aria-disabled={!stop} look="quiet" onClick={() => stop && onStops([...stops, stop])}>
        {t("coverage.scenario.add_stop")}
      </Button>
      {stops.length > 0 && (
        <ol className="edit-list">
          {stops.map(({ name, location }, at) => (
            <li className="edit-form__stop" key={`${location.lat} ${location.lon}`}>
              {name}
              <Button
                aria-label={t("coverage.siting_page.take_away", { name })}
                look="plain"
                onClick={() => onTake(stops.filter((_, other) => other !== at))}
              >
                {t("coverage.scenario.undo")}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

interface CounterFieldProps {
  code: string;
  network: string;
  error: string | undefined;
  onChoice(id: string): void;
}

function CounterField({ code, network, error, onChoice }: CounterFieldProps) {
  const { t } = useTranslation();
  const { data, isError } = useQuery({
    queryKey: ["coverage-counter", code],
    queryFn: () => ask<CounterDetail>("GET", `/counters/${encodeURIComponent(code)}`),
    enabled: code !== "",
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const suggest = useCallback(
    async (text: string): Promise<Suggestion[]> => {
      const query = new URLSearchParams({ q: text, network, limit: `${2 * kShown}` });
      const { items } = await ask<CounterList>("GET", `/counters?${query}`);
      return [...new Map(items.map((item) => [item.id, item])).values()]
        .slice(0, kShown)
        .map(({ id, name, commune_name }) => ({ id, label: name, detail: commune_name }));
    },
    [network],
  );
  return (
    <SuggestedField
      code={code}
      error={isError ? t("coverage.edit_counter_unknown") : error}
      hint={t("coverage.scenario.counter_hint")}
      label={t("coverage.scenario.counter")}
      onChoice={onChoice}
      suggest={suggest}
      text={code && data ? nameOf(data.counter) : code}
    />
  );
}

const nameOf = ({ name }: Counter) => name;

interface PointFieldProps {
  network: string;
  wanted: Wanted;
  error: string | undefined;
  onWant(next: Partial<Wanted>): void;
}

/** A commune by its name, or degrees. */
function PointField({ network, wanted, error, onWant }: PointFieldProps) {
  const { t } = useTranslation();
  const [known] = useState(() => new Map<string, Place>());
  const suggest = useCallback(
    async (text: string) => {
      if (pointOf(text)) {
        return [];
      }
      const { items } = await ask<PlaceList>("GET", `/places?${new URLSearchParams({ q: text, limit: `${kShown}` })}`);
      const own = items.filter((place) => place.network === network && place.location);
      for (const place of own) {
        known.set(place.code, place);
      }
      return own.map(placeSuggestion);
    },
    [network, known],
  );
  function choose(chosen: string): void {
    const place = known.get(chosen);
    const point = pointOf(chosen) ?? place?.location;
    onWant({
      point: point ? { lat: point.lat, lon: point.lon } : null,
      where: place ? place.name : point ? degreesOf(point) : chosen,
      ...(place && wanted.kind === "add" && wanted.name === "" && { name: place.name }),
    });
  }
  return (
    <SuggestedField
      code={wanted.where}
      error={wanted.where !== "" && !wanted.point ? t("coverage.scenario.place_unknown") : error}
      hint={t("coverage.scenario.where_hint")}
      label={t("coverage.scenario.where")}
      onChoice={choose}
      suggest={suggest}
      text={wanted.where}
    />
  );
}
