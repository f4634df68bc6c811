import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { useTitle } from "../workspace/title.ts";
import { lockAgain, locks, type Unlocked, unlock } from "./local_lock.ts";
import { isSecure } from "./outbox.ts";
import { useOutbox } from "./outbox_status.tsx";

interface OfflineUnlockProps {
  onUnlocked(me: Me): void;
  onTryAgain(): void;
}

/** The server cannot be reached: the PIN opens what this device knows. */
export function OfflineUnlock({ onUnlocked, onTryAgain }: OfflineUnlockProps) {
  const { t } = useTranslation();
  useTitle(t("offline.title"));
  const { waiting } = useOutbox();
  const [persons, setPersons] = useState<number>();
  const [answer, setAnswer] = useState<Exclude<Unlocked, { outcome: "unlocked" }>>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    lockAgain();
    const count = isSecure() ? locks().then((all) => all.length) : Promise.resolve(0);
    count.catch(() => 0).then(setPersons);
  }, []);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setBusy(true);
    try {
      const opened = await unlock(String(typed.get("pin")), String(typed.get("email") ?? ""));
      if (opened.outcome === "unlocked") {
        onUnlocked(opened.me);
        return;
      }
      form.reset();
      setAnswer(opened);
      if (opened.outcome === "wiped") {
        setPersons((await locks()).length);
      }
    } finally {
      setBusy(false);
    }
  }
  const wrong = answer?.outcome === "wrong" ? t("offline.pin_wrong", { left: answer.left }) : undefined;
  return (
    <>
      <h1>{t("offline.title")}</h1>
      {answer?.outcome === "wiped" && (
        <Notice isUrgent kind="danger" title={t("offline.wiped")}>
          {t("offline.wiped_next")}
        </Notice>
      )}
      {answer?.outcome === "unknown" && <Notice isUrgent kind="danger" title={t("offline.unknown")} />}
      {persons === 0 && (
        <Notice kind="warning" title={t("workspace.unreachable")}>
          {t(isSecure() ? "offline.no_pin" : "offline.not_secure_next")}
        </Notice>
      )}
      {persons !== undefined && persons > 0 && (
        <>
          <p>{t("offline.unlock_text")}</p>
          <form className="workspace__form" onSubmit={submit}>
            {persons > 1 && (
              <TextField autoComplete="off" label={t("identity.email")} name="email" required type="email" />
            )}
            <TextField
              autoComplete="off"
              autoFocus={persons === 1}
              error={wrong}
              inputMode="numeric"
              label={t("identity.pin")}
              name="pin"
              required
              type="password"
            />
            <Button isBusy={isBusy} type="submit">
              {t("identity.unlock")}
            </Button>
          </form>
        </>
      )}
      {waiting > 0 && <p>{t("offline.sealed_here", { count: waiting })}</p>}
      <p>
        <Button look="plain" onClick={onTryAgain}>
          {t("offline.try_again")}
        </Button>
      </p>
    </>
  );
}
