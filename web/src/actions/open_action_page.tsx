import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { ActionContent, ShownAction } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { ActionForm } from "./action_form.tsx";
import { OriginName } from "./action_words.tsx";
import { useActionChanged, useOrigin, useOriginPlaces } from "./use_actions.ts";

/** Opens an action from what the address names: "?origin=experience:0197…". */
export function OpenActionPage() {
  const { t } = useTranslation();
  useTitle(t("actions.new"));
  const [asked] = useSearchParams();
  const wanted = asked.get("origin") ?? "";
  const origin = useOrigin(wanted);
  const places = useOriginPlaces(origin.data);
  const [id] = useState(() => crypto.randomUUID()); // sent once more it is no second action
  const turn = useNavigate();
  const changed = useActionChanged();
  const open = useMutation({
    mutationFn: (content: ActionContent) =>
      ask<ShownAction>("POST", "/actions", {
        ...content,
        id,
        origin: { kind: origin.data?.kind, id: origin.data?.id },
      }),
    onSuccess: (action) => {
      changed(action);
      turn(`/actions/${action.id}`, { state: { said: t("actions.opened") } });
    },
  });
  return (
    <>
      <p>
        <Link to="/actions">{t("actions.back")}</Link>
      </p>
      <h1>{t("actions.new")}</h1>
      {wanted === "" && (
        <EmptyState text={t("actions.no_origin_text")} title={t("actions.no_origin")}>
          <Link className="button button--quiet" to="/stories">
            {t("actions.stories")}
          </Link>
        </EmptyState>
      )}
      {wanted !== "" && (origin.isPending || (origin.isSuccess && places.isPending)) && (
        <Skeleton label={t("workspace.loading")} />
      )}
      {origin.isError && <Notice isUrgent kind="danger" title={origin.error.message} />}
      {origin.data && (
        <>
          <Notice title={t("actions.from")}>
            <OriginName origin={origin.data} />
          </Notice>
          {!places.isPending && (
            <ActionForm
              content={{ department: places.data?.department ?? asked.get("department") ?? "" }}
              service={places.data?.service}
              error={open.error}
              irritant={origin.data.kind === "irritant" ? origin.data.id : undefined}
              isBusy={open.isPending}
              onCancel={() => turn("/actions")}
              onSend={(content) => open.mutate(content)}
            />
          )}
        </>
      )}
    </>
  );
}
