import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../platform/ui/notice.tsx";
import { useMe } from "./session.tsx";
import { useTitle } from "./title.ts";
import { WaitingForYou } from "./waiting_for_you.tsx";

export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("workspace.home"));
  const hat = me.hats.find((one) => one.organisation === me.hat);
  return (
    <>
      <h1>{me.name === me.email ? t("workspace.hello_all") : t("workspace.hello", { name: me.name })}</h1>
      <WaitingForYou />
      {hat ? (
        <section className="card">
          <h2>{hat.name}</h2>
          <ul className="workspace__list">
            {hat.roles.map((role) => (
              <li key={role.id}>
                {t(`identity.role.${role.role}`)} <span className="muted">{role.scope_name}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Notice title={t("identity.no_role")}>{t("identity.no_role_next")}</Notice>
      )}
      {!me.has_pin && (
        <Notice title={t("identity.pin_missing")}>
          <Link to="/account">{t("identity.choose_pin")}</Link>
        </Notice>
      )}
    </>
  );
}
