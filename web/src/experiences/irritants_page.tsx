import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { IrritantList, IrritantState, ShownIrritant } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { IrritantChart, IrritantSign } from "./irritant_chart.tsx";

const kAtOnce = 20;
const kStates: IrritantState[] = ["found", "confirmed", "set_aside"];

/** What many stories tell of: found by the program, to be read by a person. */
export function IrritantsPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("irritants_work.irritants"));
  const [state, setState] = useState<IrritantState>("found");
  const list = useInfiniteQuery({
    queryKey: ["irritants", state],
    queryFn: ({ pageParam }) =>
      ask<IrritantList>("GET", `/irritant-register?state=${state}&limit=${kAtOnce}&after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * kAtOnce;
      return shown < last.of_items ? shown : undefined;
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h1>{t("irritants_work.irritants")}</h1>
      <p className="muted">
        {t("irritants_work.text")}{" "}
        <a href={`/${i18n.language}/experiences/irritants`}>{t("irritants_work.public_page")}</a>
      </p>
      <p className="actions">
        <Link className="button button--quiet" to="/irritants/group">
          {t("irritants_work.group")}
        </Link>{" "}
        <Link className="button button--quiet" to="/practices">
          {t("practices_work.practices")}
        </Link>
      </p>
      <fieldset aria-label={t("irritants_work.which")} className="choices chips">
        {kStates.map((one) => (
          <button aria-pressed={state === one} className="chip" key={one} onClick={() => setState(one)} type="button">
            {t(`irritants_work.state.${one}`)}
          </button>
        ))}
      </fieldset>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data && items.length === 0 && (
        <EmptyState text={t("irritants_work.none_text")} title={t(`irritants_work.none.${state}`)} />
      )}
      {items.length > 0 && (
        <>
          <ol className="story__inbox">
            {items.map((irritant) => (
              <IrritantItem irritant={irritant} key={irritant.id} />
            ))}
          </ol>
          <LoadMore
            isLoading={list.isFetchingNextPage}
            label={t("irritants_work.more")}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
            shown={t("irritants_work.shown", { shown: items.length, count: list.data?.pages[0]?.of_items ?? 0 })}
          />
        </>
      )}
    </>
  );
}

function IrritantItem({ irritant }: { irritant: ShownIrritant }) {
  const { t } = useTranslation();
  const first = (counted: ShownIrritant["services"]) =>
    counted
      .slice(0, 3)
      .map(({ what, stories }) => `${what.name} (${stories})`)
      .join(", ");
  return (
    <li className="card">
      <h2 className="story__inbox-title">
        <Link to={`/irritants/${irritant.id}`}>{irritant.title}</Link>
      </h2>
      <p>
        {t("irritants_work.count", { count: irritant.stories })} <IrritantSign sign={irritant.sign} />
      </p>
      <p className="muted">{[first(irritant.services), first(irritant.departments)].join(" · ")}</p>
      <IrritantChart months={irritant.months} />
      {irritant.is_generated && <p className="muted">{t("stories_work.tag.generated")}</p>}
    </li>
  );
}
