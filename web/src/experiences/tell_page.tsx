import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExperiencePreview, Language, ToldExperience } from "../api.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { OwnCounter } from "../visits/own_counter.tsx";
import { newVisitId } from "../visits/visit_id.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { emptyDraft, experienceOf, forgetTold, keepTold, keptTold, type TellDraft } from "./tell_draft.ts";
import { TellForm } from "./tell_form.tsx";
import { TellPreview } from "./tell_preview.tsx";
import { ToldCode } from "./told_code.tsx";

/** A story on paper, at the telephone or at the desk, typed by an advisor; whoever told it keeps its code. */
export function TellPage() {
  const { t } = useTranslation();
  useTitle(t("stories_work.tell"));
  return (
    <OwnCounter title={t("stories_work.tell")}>
      {(counter) => <Telling counter={counter} key={counter.id} />}
    </OwnCounter>
  );
}

function Telling({ counter }: { counter: { id: string; name: string } }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const fresh = () => emptyDraft(newVisitId(), i18n.language as Language);
  const [draft, setDraft] = useState<TellDraft>(() => keptTold(me.id, sessionStorage) ?? fresh());
  const experience = experienceOf(draft, counter.id);
  const preview = useMutation({
    mutationFn: () => {
      const {
        channel: _channel,
        counter: _counter,
        hides_from_counter: _hides,
        code: _code,
        ...told
      } = experience ?? { channel: "", counter: "", hides_from_counter: false, code: "" };
      return ask<ExperiencePreview>("POST", "/experiences/previews", told);
    },
  });
  const tell = useMutation({
    mutationFn: () => ask<ToldExperience>("POST", "/assisted-experiences", experience),
    onSuccess: () => forgetTold(me.id, sessionStorage),
    onError: () => preview.reset(),
  });
  const isTold = tell.isSuccess;
  useEffect(() => {
    if (!isTold) {
      keepTold(me.id, draft, sessionStorage);
    }
  }, [me.id, draft, isTold]);

  if (tell.data) {
    return (
      <ToldCode
        onAnother={() => {
          setDraft(fresh());
          preview.reset();
          tell.reset();
        }}
        told={tell.data}
      />
    );
  }
  const error = tell.error ?? preview.error;
  const refused = refusedOf(error);
  return (
    <>
      <h1>{t("stories_work.tell")}</h1>
      <p className="muted">{t("stories_work.tell_text", { counter: counter.name })}</p>
      <p>
        <a href={`/${i18n.language}/tell/paper`}>{t("stories_work.paper_forms")}</a>
        {" · "}
        <a href={`/${i18n.language}/tell/slip?counter=${encodeURIComponent(counter.id)}`}>{t("stories_work.slips")}</a>
      </p>
      {preview.data ? (
        <TellPreview
          draft={draft}
          isBusy={tell.isPending}
          onBack={preview.reset}
          onSend={() => tell.mutate()}
          preview={preview.data}
        />
      ) : (
        <>
          {error && !refused?.problem.errors?.length && (
            <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
          )}
          <TellForm
            draft={draft}
            isBusy={preview.isPending}
            onChange={setDraft}
            onClear={() => {
              setDraft(fresh());
              preview.reset();
              tell.reset();
            }}
            onPreview={() => preview.mutate()}
            refused={refused}
          />
        </>
      )}
    </>
  );
}
