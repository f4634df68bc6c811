import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OwnDevice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

/** On the kiosk or tablet itself: the code that somebody of the counter has made for it. */
export function DevicePage() {
  const { t } = useTranslation();
  useTitle(t("devices.this_device"));
  const queries = useQueryClient();
  const own = useQuery({
    queryKey: ["own-device"],
    queryFn: () => ask<OwnDevice>("GET", "/device").catch(() => null),
  });
  const enrol = useMutation({
    mutationFn: (code: string) => ask<OwnDevice>("POST", "/device-enrolments", { code }),
    onSuccess: (device) => queries.setQueryData(["own-device"], device),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    enrol.mutate(String(new FormData(event.currentTarget).get("code")));
  }
  return (
    <>
      <h1>{t("devices.this_device")}</h1>
      {own.data ? (
        <Notice kind="done" title={t("devices.is_enrolled", { name: own.data.name })}>
          {t(`devices.kind.${own.data.kind}`)} · {own.data.counter}
        </Notice>
      ) : (
        <form className="workspace__form" onSubmit={submit}>
          <TextField
            autoCapitalize="characters"
            autoComplete="off"
            error={refusedOf(enrol.error)?.of("/code") ?? enrol.error?.message}
            hint={t("devices.code_hint")}
            label={t("devices.code")}
            name="code"
            required
            spellCheck={false}
          />
          <Button isBusy={enrol.isPending} type="submit">
            {t("devices.enrol_this")}
          </Button>
        </form>
      )}
    </>
  );
}
