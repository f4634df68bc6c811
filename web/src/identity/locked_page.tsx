import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Me, Standing } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { enrol } from "../visits/local_lock.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { useSessionChanged } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

/** A shared desk that its person has left: nothing is shown but whose it is. */
export function LockedPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  useTitle(t("identity.locked"));
  const changed = useSessionChanged();
  const unlock = useMutation({
    mutationFn: (pin: string) => ask<Standing>("PUT", "/session/lock", { locked: false, pin }),
    onSuccess: async (_, pin) => {
      // First, so that what is asked for next can be kept. Whether this device can decides nothing here.
      await enrol(me, pin).catch(() => undefined);
      changed();
    },
    onError: (error) => refusedOf(error)?.problem.status === 401 && changed(),
  });
  const end = useMutation({ mutationFn: () => ask("DELETE", "/session"), onSettled: changed });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    unlock.mutate(String(new FormData(event.currentTarget).get("pin")));
  }
  return (
    <>
      <h1>{t("identity.locked")}</h1>
      <p>{t("identity.locked_by", { name: me.name })}</p>
      {me.has_pin && (
        <form className="workspace__form" onSubmit={submit}>
          <TextField
            autoComplete="off"
            autoFocus
            error={refusedOf(unlock.error)?.of("/pin") ?? unlock.error?.message}
            inputMode="numeric"
            label={t("identity.pin")}
            name="pin"
            required
            type="password"
          />
          <Button isBusy={unlock.isPending} type="submit">
            {t("identity.unlock")}
          </Button>
        </form>
      )}
      <p>
        <Button look="plain" onClick={() => end.mutate()}>
          {t("identity.sign_in_as_other")}
        </Button>
      </p>
    </>
  );
}
