import type { PointerEvent, SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CoverageSort, CoveredTerritory, GroupedBy, NearCounter } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Sign } from "./legend.tsx";
import { farOf, isBeyond, peopleBeyond } from "./reach.ts";
import type { Words } from "./words.ts";

interface PlacesTableProps {
  items: CoveredTerritory[];
  by: GroupedBy;
  caption: string;
  minutes: number;
  /** Some people of the whole are counted by road, some by straight line: each line says which. */
  isMixed: boolean;
  words: Words;
  sort: CoverageSort;
  onSort(sort: CoverageSort): void;
  lit: string | null;
  onLight(code: string | null): void;
  chosen: string | null;
  onChoose(code: string | null): void;
  /** To what a territory is made of. */
  linkTo(code: string): string;
}

const kAtOnce = 25;

/** What the map shows, line by line; the line that is looked at is lit on the map. */
export function PlacesTable(props: PlacesTableProps) {
  const { items, by, minutes, words, sort, onSort, lit, onLight } = props;
  const { t, i18n } = useTranslation();
  const [most, setMost] = useState(kAtOnce);
  const shown = items.slice(0, most);
  const isOfCommunes = by === "commune";
  const columns: Column<CoveredTerritory>[] = [
    {
      id: "code",
      header: t(`coverage.workspace.by.${by}`),
      isSortable: true,
      cell: (item) => <Name {...props} item={item} />,
    },
    {
      id: "beyond",
      header: t("coverage.workspace.beyond_column", { minutes }),
      isNumber: true,
      isSortable: true,
      cell: (item) => (
        <span>
          <span className="line">{words.people(peopleBeyond(item))}</span>
          <span className="small-print">
            {t("coverage.workspace.of_people", { people: words.people(item.access.people) })}
          </span>
        </span>
      ),
    },
    {
      id: "share",
      header: t("coverage.workspace.share_column", { minutes }),
      isNumber: true,
      cell: ({ access }) => (
        <span>
          <span className="line">{words.share(access.share)}</span>
          <span className="small-print access-table__band">{words.band(access)}</span>
        </span>
      ),
    },
    {
      id: "median",
      header: t("coverage.page.median"),
      isNumber: true,
      cell: (item) => (
        <span>
          <span className="access-table__median">
            <Sign far={farOf(item)} isBeyond={isBeyond(item, minutes)} />
            {words.median(item.access)}
          </span>
          {props.isMixed && <span className="small-print line">{methodOf(item)}</span>}
        </span>
      ),
    },
    ...(isOfCommunes
      ? (["nearest", "second"] as const).map((which) => ({
          id: which,
          header: t(`coverage.workspace.${which}`),
          cell: (item: CoveredTerritory) => <Near counter={item[which]} language={i18n.language} words={words} />,
        }))
      : []),
  ];
  // Of those who come to a counter.
  const methodOf = ({ access: { people, by_straight_line, off_roads, unreached } }: CoveredTerritory) => {
    const byRoad = people - by_straight_line - off_roads - unreached;
    return by_straight_line < 0.5
      ? byRoad >= 0.5 && t("coverage.workspace.by_road")
      : t(byRoad >= 0.5 ? "coverage.workspace.by_both" : "coverage.workspace.by_straight_line");
  };
  // Rows are the table's own: which one is meant is told by its place.
  const light = (event: SyntheticEvent) => {
    const row = (event.target as Element).closest<HTMLTableRowElement>("tbody tr");
    onLight(row ? (shown[row.sectionRowIndex]?.code ?? null) : null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, what is looked at is shown elsewhere too
    <div
      className="access-table"
      data-lit={lit ?? undefined}
      onBlur={() => onLight(null)}
      onFocus={light}
      onPointerLeave={() => onLight(null)}
      onPointerOver={(event: PointerEvent) => event.pointerType === "mouse" && light(event)}
    >
      <DataTable
        caption={props.caption}
        columns={columns}
        onSort={({ column }) => onSort(column === "code" ? "code" : "beyond")}
        rowId={({ code }) => code}
        rows={shown}
        sort={
          sort === "code" ? { column: "code", direction: "ascending" } : { column: "beyond", direction: "descending" }
        }
      />
      <LoadMore
        label={t("coverage.workspace.more")}
        onMore={shown.length < items.length ? () => setMost(most + kAtOnce) : undefined}
        shown={t("coverage.workspace.shown", { shown: shown.length, count: items.length })}
      />
    </div>
  );
}

function Name({ item, by, words, lit, chosen, onChoose, linkTo }: PlacesTableProps & { item: CoveredTerritory }) {
  const { t } = useTranslation();
  const name = words.name(item);
  const isLit = item.code === lit || item.code === chosen;
  const isChosen = item.code === chosen;
  return (
    <span className="access-table__name" data-lit={isLit ? "" : undefined}>
      {by === "density" ? (
        name
      ) : by === "commune" ? (
        <button
          aria-label={t("coverage.workspace.show_on_map", { name })}
          aria-pressed={isChosen}
          className="access-table__button"
          disabled={!item.centre}
          onClick={() => onChoose(isChosen ? null : item.code)}
          type="button"
        >
          {name}
        </button>
      ) : (
        <Link to={linkTo(item.code)}>{name}</Link>
      )}
      {by !== "density" && <span className="access-table__code">{item.code}</span>}
      {item.has_counter === false && <span className="tag">{t("coverage.workspace.no_counter")}</span>}
    </span>
  );
}

interface NearProps {
  counter: NearCounter | undefined;
  language: string;
  words: Words;
}

function Near({ counter, language, words }: NearProps) {
  if (!counter) {
    return "–";
  }
  return (
    <span>
      <a href={`/${language}/counters/${encodeURIComponent(counter.counter)}`}>{counter.name}</a>{" "}
      <span className="distance">{words.minutes(counter.minutes)}</span>
    </span>
  );
}
