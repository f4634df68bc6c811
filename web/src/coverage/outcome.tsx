import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ComparedTerritory, Comparison, GroupedBy, NearCounter } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { ChangeSign } from "./edit_layers.tsx";
import { type Change, changeOf, kChanges, peopleGained } from "./edits.ts";
import { Sign } from "./legend.tsx";
import type { Words } from "./words.ts";

interface OutcomeProps {
  comparison: Comparison;
  words: Words;
}

/** Who gains and who loses, in figures. */
export function OutcomeFigures({ comparison, words }: OutcomeProps) {
  const { t, i18n } = useTranslation();
  const { before, after, gained, lost, nearer, further, minutes } = comparison;
  const figures = [
    {
      id: "share",
      value: t("coverage.scenario.before_after", {
        before: words.share(before.share),
        after: words.share(after.share),
      }),
      basis: t("coverage.scenario.share_basis", { minutes }),
    },
    { id: "gained", value: words.people(gained), basis: t("coverage.scenario.gained_basis", { minutes }) },
    { id: "lost", value: words.people(lost), basis: t("coverage.scenario.lost_basis", { minutes }) },
    {
      id: "communes",
      value: (
        <span className="change-communes">
          <Signed change="nearer" /> {nearer.toLocaleString(i18n.language)}{" "}
          <span className="visually-hidden">{t("coverage.scenario.nearer")}, </span>
          <Signed change="further" /> {further.toLocaleString(i18n.language)}{" "}
          <span className="visually-hidden">{t("coverage.scenario.further")}</span>
        </span>
      ),
      basis: t("coverage.scenario.communes_basis"),
    },
  ];
  return (
    <div className="figures">
      {figures.map(({ id, value, basis }) => (
        <div className="card figure" key={id}>
          <p>
            {(id === "gained" || id === "lost") && <Signed change={id} />} {t(`coverage.scenario.${id}`)}
          </p>
          <p className="figure__value">{value}</p>
          <p className="figure__basis">{basis}</p>
        </div>
      ))}
    </div>
  );
}

export function Signed({ change }: { change: Change }) {
  return (
    <svg aria-hidden="true" className="access-legend__sign" viewBox="-8 -8 16 16">
      <ChangeSign change={change} size={6.5} x={0} y={0} />
    </svg>
  );
}

/** What the signs on the map mean. */
export function ChangeLegend({ minutes, hasPlan }: { minutes: number; hasPlan: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="change-legend">
      {kChanges.map((change) => (
        <li key={change}>
          <Signed change={change} /> {t(`coverage.scenario.change.${change}`)}
        </li>
      ))}
      <li>
        <svg aria-hidden="true" className="access-legend__sign" viewBox="-8 -8 16 16">
          <path className="access-map__counter" d="M0,-5l5,5l-5,5l-5,-5z" />
        </svg>{" "}
        {t("coverage.workspace.sign_counter")}
      </li>
      {hasPlan && (
        <li>
          <svg aria-hidden="true" className="access-legend__sign access-map__suggested" viewBox="-8 -8 16 16">
            <circle r={6.5} />
          </svg>{" "}
          {t("coverage.scenario.sign_proposed")}
        </li>
      )}
      <li>
        <Sign far={-1} isBeyond={false} /> {t("coverage.workspace.sign_within", { minutes })}
      </li>
      <li>
        <Sign far={-1} isBeyond /> {t("coverage.workspace.sign_beyond", { minutes })}
      </li>
    </ul>
  );
}

interface ChangedTerritoriesProps extends OutcomeProps {
  by: GroupedBy;
  chosen: string | null;
  onLight(code: string | null): void;
  onChoose(code: string | null): void;
}

const kAtOnce = 12;

/** One by one: how many, how long, and from a commune to which counter. */
export function ChangedTerritories({ by, comparison, words, chosen, onLight, onChoose }: ChangedTerritoriesProps) {
  const { t, i18n } = useTranslation();
  const [most, setMost] = useState(kAtOnce);
  const { items, of_items, minutes } = comparison;
  const isOfCommunes = by === "commune";
  const heading = t(`coverage.scenario.${isOfCommunes ? "changed" : "changed_others"}`, { count: of_items });
  const nameIn = ({ code, name }: ComparedTerritory) => (by === "density" ? t(`coverage.page.density.${code}`) : name);
  const columns: Column<ComparedTerritory>[] = [
    {
      id: "name",
      header: t(`coverage.workspace.by.${by}`),
      cell: ({ code, ...item }) => (
        <span className="access-table__name" data-lit={code === chosen ? "" : undefined}>
          <button
            aria-label={t("coverage.workspace.show_on_map", { name: nameIn({ code, ...item }) })}
            aria-pressed={code === chosen}
            className="access-table__button"
            onBlur={() => onLight(null)}
            onClick={() => onChoose(code === chosen ? null : code)}
            onFocus={() => onLight(code)}
            type="button"
          >
            {nameIn({ code, ...item })}
          </button>
          {by !== "density" && <span className="access-table__code">{code}</span>}
        </span>
      ),
    },
    {
      id: "people",
      header: t("coverage.scenario.people_column", { minutes }),
      isNumber: true,
      cell: (item) => (
        <span>
          <span className="access-table__median">
            <Signed change={changeOf(item)} />
            <span className="visually-hidden">{t(`coverage.scenario.change.${changeOf(item)}`)} </span>
            {Math.round(peopleGained(item)).toLocaleString(i18n.language, { signDisplay: "exceptZero" })}
          </span>
          <span className="small-print line">
            {t("coverage.workspace.of_people", { people: words.people(item.people) })}
          </span>
          {item.gained >= 1 && item.lost >= 1 && (
            <span className="small-print line">
              {t("coverage.scenario.gained_and_lost", {
                gained: words.people(item.gained),
                lost: words.people(item.lost),
              })}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "median",
      header: t("coverage.page.median"),
      isNumber: true,
      cell: ({ median_before, median_after }) => beforeAfter(minutesOf(median_before), minutesOf(median_after)),
    },
    ...(isOfCommunes
      ? [
          {
            id: "counter",
            header: t("coverage.workspace.nearest"),
            cell: ({ nearest_before, nearest_after }: ComparedTerritory) =>
              nearest_before?.counter === nearest_after?.counter ? (
                nameOf(nearest_after)
              ) : (
                <span className="change-way">
                  <s>{nameOf(nearest_before)}</s> <span aria-hidden="true">→</span> {nameOf(nearest_after)}
                </span>
              ),
          },
        ]
      : []),
  ];
  const minutesOf = (value: number | undefined) =>
    value === undefined ? t("coverage.page.never") : words.minutes(value);
  const beforeAfter = (before: string, after: string) => (
    <span className="change-minutes">{t("coverage.scenario.before_after", { before, after })}</span>
  );
  const nameOf = (counter: NearCounter | undefined) =>
    !counter
      ? t("coverage.page.never")
      : comparison.roads && counter.method === "straight_line"
        ? t("coverage.scenario.by_air", { name: counter.name })
        : counter.name;
  return (
    <section aria-labelledby="changed-communes" className="access-list">
      <div className="toolbar">
        <h3 id="changed-communes">{heading}</h3>
      </div>
      {items.length === 0 ? (
        <EmptyState text={t("coverage.scenario.no_change_text")} title={t("coverage.scenario.no_change")} />
      ) : (
        <div className="access-table">
          <DataTable caption={heading} columns={columns} rowId={({ code }) => code} rows={items.slice(0, most)} />
          <LoadMore
            label={t("coverage.workspace.more")}
            onMore={most < items.length ? () => setMost(most + kAtOnce) : undefined}
            shown={t("coverage.workspace.shown", { shown: Math.min(most, items.length), count: of_items })}
          />
        </div>
      )}
    </section>
  );
}
