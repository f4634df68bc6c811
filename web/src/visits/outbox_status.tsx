// What the outbox has to say, on every page that records: how much waits, and why.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { HeldRole, Me } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { useMe } from "../workspace/session.tsx";
import { type Counts, counts, isSecure, subscribe } from "./outbox.ts";
import { lastSync, onSync, syncNow } from "./sync.ts";

export interface OutboxState {
  waiting: number;
  toCorrect: number;
  isOffline: boolean;
  /** What waits is that of somebody who is not signed in. */
  isSealed: boolean;
  /** The last visit was not saved: there is no room. */
  isStorageFull: boolean;
  isSecure: boolean;
  /** The browser has promised not to clear the store by itself. */
  isPersisted: boolean;
  byAccount: Counts["byAccount"];
}

const nothing: OutboxState = {
  waiting: 0,
  toCorrect: 0,
  isOffline: false,
  isSealed: false,
  isStorageFull: false,
  isSecure: true,
  isPersisted: true,
  byAccount: new Map(),
};

async function look(): Promise<Omit<OutboxState, "isStorageFull">> {
  if (!isSecure()) {
    return { ...nothing, isOffline: !navigator.onLine, isSecure: false };
  }
  const counted = await counts();
  const { state } = lastSync();
  return {
    ...counted,
    isOffline: !navigator.onLine || state === "offline",
    isSealed: counted.waiting > 0 && state === "sealed",
    isSecure: true,
    isPersisted: await navigator.storage.persisted(),
  };
}

export function useOutbox(): OutboxState {
  const [outbox, setOutbox] = useState(nothing);
  useEffect(() => {
    let isGone = false;
    const update = async (change?: string) => {
      const seen = await look().catch(() => undefined);
      if (seen && !isGone) {
        setOutbox((before) => ({
          ...seen,
          isStorageFull: change === "full" || (change === undefined && before.isStorageFull),
        }));
      }
    };
    const connection = () => update();
    const forget = [subscribe(update), onSync(connection)];
    addEventListener("online", connection);
    addEventListener("offline", connection);
    update();
    return () => {
      isGone = true;
      for (const one of forget) {
        one();
      }
      removeEventListener("online", connection);
      removeEventListener("offline", connection);
    };
  }, []);
  return outbox;
}

const isManager = ({ role, scope_kind }: HeldRole) => role === "counter_manager" && scope_kind === "counter";

/** The counters that one manages, under the hat that one wears. */
const managedBy = (me: Me): string[] =>
  me.hats
    .filter((hat) => hat.organisation === me.hat)
    .flatMap((hat) => hat.roles.filter(isManager).map((role) => role.scope_code));

export function OutboxStatus() {
  const { t } = useTranslation();
  const me = useMe();
  const outbox = useOutbox();
  const own = outbox.byAccount.get(me.id) ?? 0;
  const others = outbox.waiting - own;
  const managed = managedBy(me);
  // Browsers that ask the person about it do so once there is something to lose.
  const mustKeep = outbox.waiting > 0 && !outbox.isPersisted;
  useEffect(() => {
    if (mustKeep) {
      navigator.storage.persist();
    }
  }, [mustKeep]);
  return (
    <div className="outbox">
      {!outbox.isSecure && (
        <Notice kind="danger" title={t("offline.not_secure")}>
          {t("offline.not_secure_next")}
        </Notice>
      )}
      {outbox.isStorageFull && (
        <Notice isUrgent kind="danger" title={t("offline.full")}>
          {t("offline.full_next")}
        </Notice>
      )}
      <div className="outbox__line" role="status">
        {outbox.isOffline && <span className="state state--soon">{t("offline.offline")}</span>}
        {own > 0 && <span>{t("offline.waiting", { count: own })}</span>}
        {outbox.isSealed && <span>{t("offline.sealed")}</span>}
        {others > 0 && <span>{t("offline.of_others", { count: others })}</span>}
        {mustKeep && <span className="muted">{t("offline.not_persisted")}</span>}
      </div>
      {own > 0 && (
        <Button look="plain" onClick={() => syncNow()}>
          {t("offline.send_now")}
        </Button>
      )}
      {others > 0 && managed.length > 0 && (
        <Button look="plain" onClick={() => syncNow({ atCounters: managed })}>
          {t("offline.send_for_team")}
        </Button>
      )}
      {outbox.toCorrect > 0 && (
        <Link to="/visits/to-correct">{t("offline.to_correct", { count: outbox.toCorrect })}</Link>
      )}
    </div>
  );
}
