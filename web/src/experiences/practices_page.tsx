import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { OwnCounter, OwnCounters, PracticeList, ShownPractice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { PracticesWithoutStory } from "./practices_without_story.tsx";
import { useDates } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";

const kAtOnce = 20;
export const kPractices = "practices";

/** What people praised: a counter says which of it it does as well; who keeps the register promotes and withdraws. */
export function PracticesPage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  useTitle(t("practices_work.practices"));
  const list = useInfiniteQuery({
    queryKey: [kPractices],
    queryFn: ({ pageParam }) =>
      ask<PracticeList>("GET", `/practices?network=${me.network}&limit=${kAtOnce}&after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * kAtOnce;
      return shown < last.of_items ? shown : undefined;
    },
  });
  const mayAdopt = me.rights.includes("edit_counter");
  const own = useQuery({
    queryKey: ["own-counters"],
    queryFn: () => ask<OwnCounters>("GET", "/own-counters"),
    enabled: mayAdopt,
  });
  const counters = own.data?.items ?? [];
  const [chosen, setChosen] = useState("");
  const counter = counters.find(({ id }) => id === chosen) ?? counters[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h1>{t("practices_work.practices")}</h1>
      <p className="muted">
        {t("practices_work.text")}{" "}
        <a href={`/${i18n.language}/experiences/practices`}>{t("practices_work.public_page")}</a>
      </p>
      {me.rights.includes("keep_irritants") && (
        <p className="actions">
          <Link className="button button--quiet" to="/practices/promote">
            {t("practices_work.promote")}
          </Link>
        </p>
      )}
      {me.rights.includes("keep_irritants") && (
        <PracticesWithoutStory onChange={() => queries.invalidateQueries({ queryKey: [kPractices] })} />
      )}
      {counters.length > 1 && (
        <SelectField
          label={t("practices_work.for_counter")}
          onChange={(event) => setChosen(event.target.value)}
          choices={counters.map(({ id, name }) => ({ value: id, label: name }))}
          value={counter?.id ?? ""}
        />
      )}
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data && items.length === 0 && (
        <EmptyState text={t("practices_work.none_text")} title={t("practices_work.none")} />
      )}
      {items.length > 0 && (
        <>
          <ol className="story__inbox">
            {items.map((practice) => (
              <Practice counter={mayAdopt ? counter : undefined} key={practice.id} practice={practice} />
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

function Practice({ practice, counter }: { practice: ShownPractice; counter: OwnCounter | undefined }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const unmarked = useUnmarked();
  const { day } = useDates();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: [kPractices] });
  const isAdopted = practice.adopted_by.some((one) => one.counter.code === counter?.id);
  const adopt = useMutation({
    mutationFn: () =>
      ask<ShownPractice>(
        isAdopted ? "DELETE" : "PUT",
        `/practices/${practice.id}/adoptions/${counter?.id}`,
        isAdopted ? undefined : {},
      ),
    onSuccess: again,
  });
  const withdraw = useMutation({
    mutationFn: () =>
      ask<null>("PUT", `/practices/${practice.id}`, {
        title: practice.title,
        text: practice.text,
        is_withdrawn: true,
        version: practice.version,
      }),
    onSuccess: again,
  });
  const failed = adopt.error ?? withdraw.error;
  return (
    <li className="card">
      <h2 className="story__inbox-title">{unmarked(practice.title)}</h2>
      <p>{unmarked(practice.text)}</p>
      <p className="muted">
        {day(practice.promoted_on)}
        {practice.is_experience_public && (
          <>
            {" · "}
            <a href={`/${i18n.language}/experiences/${practice.experience}`}>{unmarked(practice.experience_title)}</a>
          </>
        )}
      </p>
      <p>{t("practices_work.adoptions", { count: practice.adoptions })}</p>
      {failed && <Notice isUrgent kind="danger" title={failed.message} />}
      <p className="actions">
        {counter && (
          <Button
            aria-pressed={isAdopted}
            isBusy={adopt.isPending}
            look={isAdopted ? "quiet" : "main"}
            onClick={() => adopt.mutate()}
          >
            {t(isAdopted ? "practices_work.give_up" : "practices_work.adopt", { counter: counter.name })}
          </Button>
        )}
        {me.rights.includes("keep_irritants") && (
          <Button isBusy={withdraw.isPending} look="quiet" onClick={() => withdraw.mutate()}>
            {t("practices_work.withdraw")}
          </Button>
        )}
      </p>
    </li>
  );
}
