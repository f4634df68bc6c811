import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTitle } from "./title.ts";

/** In place of a page that the worn hat does not open. */
export function NoRightPage() {
  const { t } = useTranslation();
  useTitle(t("workspace.no_right"));
  return (
    <>
      <h1>{t("workspace.no_right")}</h1>
      <p>{t("workspace.no_right_text")}</p>
      <p>
        <Link to="/">{t("workspace.home")}</Link>
      </p>
    </>
  );
}
