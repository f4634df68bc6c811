import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the page in the browser's tab. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("workspace.name")}`;
  }, [title, t]);
}
