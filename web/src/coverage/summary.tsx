import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Coverage } from "../api.ts";
import { Notice } from "../platform/ui/notice.tsx";
import type { Words } from "./words.ts";

interface AnswerProps {
  answer: Coverage;
  words: Words;
}

/** The share, how sure it is and how it was counted. */
export function Share({ answer, words }: AnswerProps) {
  const { t } = useTranslation();
  const { access, minutes } = answer;
  const band = words.band(access);
  return (
    <>
      <p className="access-share__value">{words.share(access.share)}</p>
      <p className="access-share__what">{t("coverage.workspace.within", { minutes })}</p>
      <p>
        {t("coverage.workspace.people_of", {
          within: words.people(access.within),
          people: words.people(access.people),
        })}
      </p>
      {access.band && (
        <p>
          {band
            ? t("coverage.workspace.band", {
                low: words.share(access.band.slower),
                high: words.share(access.band.faster),
              })
            : t("coverage.workspace.band_same")}
        </p>
      )}
      <p className="small-print">
        <Method answer={answer} words={words} />
      </p>
    </>
  );
}

function Method({ answer: { access, roads }, words }: AnswerProps) {
  const { t } = useTranslation();
  if (access.people < 0.5 && access.centre_unknown >= 0.5) {
    return t("coverage.workspace.method_none");
  }
  if (isStraight(access)) {
    return t("coverage.workspace.method_straight");
  }
  return access.by_straight_line < 0.5
    ? t("coverage.workspace.method_roads", { attribution: roads?.attribution ?? "" })
    : t("coverage.workspace.method_both", {
        share: words.share(access.by_straight_line / access.people),
        attribution: roads?.attribution ?? "",
      });
}

const isStraight = ({ by_straight_line, people }: Coverage["access"]) =>
  by_straight_line >= 0.5 && by_straight_line > people - 0.5;

interface TilesProps extends AnswerProps {
  /** To the communes of which half the people need longer; none where they are too many to be listed. */
  gap: string | undefined;
}

export function Tiles({ answer, words, gap }: TilesProps) {
  const { t, i18n } = useTranslation();
  const { access, minutes, communes, communes_beyond } = answer;
  const figures = [
    {
      id: "people_beyond",
      value: words.people(access.people - access.within),
      basis: t("coverage.workspace.beyond_basis", { minutes }),
    },
    { id: "median", value: words.median(access), basis: t("coverage.workspace.median_basis") },
    {
      id: "communes_beyond",
      value: communes_beyond.toLocaleString(i18n.language),
      basis: t("coverage.workspace.communes_basis", { count: communes, minutes }),
    },
  ];
  return (
    <div className="figures">
      {figures.map(({ id, value, basis }) => (
        <div className="card figure" key={id}>
          <p>{t(`coverage.workspace.${id}`)}</p>
          <p className="figure__value">{value}</p>
          <p className="figure__basis">{basis}</p>
          {id === "communes_beyond" && communes_beyond > 0 && gap && (
            <p data-print>
              <Link to={gap}>{t("coverage.workspace.see_them")}</Link>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

/** What must be known with the figures; what there is none of is not said. */
export function Warnings({ answer, words }: AnswerProps) {
  const { t } = useTranslation();
  const { access, roads, hours_not_known, unplaced } = answer;
  const people = (key: string, count: number) =>
    count >= 0.5 && t(`coverage.page.${key}`, { people: words.people(count) });
  const said = [
    people("off_roads", access.off_roads),
    people("unreached", access.unreached),
    people("centre_unknown", access.centre_unknown),
    hours_not_known > 0 && t("coverage.workspace.hours_not_known", { count: hours_not_known }),
    unplaced > 0 && t("coverage.workspace.unplaced", { count: unplaced }),
  ].filter(Boolean);
  return (
    <>
      {roads?.is_made_up && (
        <Notice kind="warning" title={t("coverage.workspace.made_up")}>
          <p>{t("coverage.page.made_up")}</p>
        </Notice>
      )}
      {!roads ? (
        <Notice kind="warning" title={t("coverage.workspace.method_straight")}>
          <p>{t("coverage.page.straight_line")}</p>
        </Notice>
      ) : (
        access.by_straight_line >= 0.5 && (
          <Notice kind="warning" title={t("coverage.workspace.partly_straight")}>
            {access.by_straight_line > access.people / 2 && <p>{t("coverage.page.mostly_straight_line")}</p>}
            <p>{t("coverage.page.partly_straight_line", { people: words.people(access.by_straight_line) })}</p>
          </Notice>
        )
      )}
      {said.length > 0 && (
        <Notice title={t("coverage.workspace.also")}>
          <ul className="plain">
            {said.map((text) => (
              <li key={`${text}`}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** How it is counted, of what and from when. */
export function HowItIsCounted({ answer, words }: AnswerProps) {
  const { t } = useTranslation();
  const { sources, roads, minutes, counters } = answer;
  const said = [
    ["definition", t("coverage.workspace.definition_text", { minutes })],
    ["sign_counters", t("coverage.workspace.counters", { count: counters })],
    ["people", t("coverage.page.method_people")],
    ["by_road", t("coverage.page.method_roads")],
    ["by_straight_line", t("coverage.page.method_straight_line")],
    ["how_sure", t("coverage.page.method_band")],
  ] as const;
  return (
    <section aria-labelledby="access-method" className="card">
      <h2 id="access-method">{t("coverage.page.method")}</h2>
      <dl className="facts">
        {said.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`coverage.workspace.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t("coverage.page.sources")}</dt>
          <dd>
            <ul className="plain">
              {sources.map(({ what, name, of, year }) => (
                <li key={what + name}>
                  {t(`coverage.page.source.${what}`, { name, when: of ? words.day(of) : (year ?? "") }).trim()}
                </li>
              ))}
              {roads?.attribution && <li>{roads.attribution}</li>}
              {!roads?.is_made_up && <li>{t("coverage.workspace.outlines")}</li>}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}
