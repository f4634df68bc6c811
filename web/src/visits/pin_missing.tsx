import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe, useWhoAmI } from "../workspace/session.tsx";
import { locks } from "./local_lock.ts";
import { isSecure } from "./outbox.ts";

/** Said while there is still a network: this device will not open without one. */
export function PinMissing() {
  const { t } = useTranslation();
  const me = useMe();
  const { data } = useWhoAmI();
  const [isHere, setIsHere] = useState(true);
  useEffect(() => {
    if (isSecure()) {
      locks().then(
        (all) => setIsHere(all.some(({ account }) => account === me.id)),
        () => undefined,
      );
    }
  }, [me.id]);
  if (isHere || data?.known) {
    return null;
  }
  return (
    <p className="muted">
      {me.has_pin ? (
        t("offline.pin_not_here")
      ) : (
        <>
          {t("offline.pin_missing")} <Link to="/account">{t("identity.choose_pin")}</Link>
        </>
      )}
    </p>
  );
}
