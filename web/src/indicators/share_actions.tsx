import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "../platform/ui/button.tsx";
import { page } from "../workspace/page.ts";

const ShareDialog = page(() => import("./share_dialog.tsx"), "ShareDialog");
const ScheduledDialog = page(() => import("./scheduled_dialog.tsx"), "ScheduledDialog");

interface ShareActionsProps {
  /** The indicator, and its name. */
  id: string;
  name: string;
  query: Record<string, string>;
  /** The breakdowns that a link can show besides. */
  dimensions: string[];
}

/** What is looked at goes further: by a link, by mail each month. */
export function ShareActions({ id, name, query, dimensions }: ShareActionsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<"share" | "schedule">();
  const { territory, counter } = query;
  const isOfPartner = "breakdown" in query; // of which no document is made
  return (
    <>
      <Button look="quiet" onClick={() => setOpened("share")}>
        {t("sharing.share")}
      </Button>
      {!isOfPartner && (
        <Button look="quiet" onClick={() => setOpened("schedule")}>
          {t("sharing.schedule")}
        </Button>
      )}
      <Link to="/figures/sharing">{t("sharing.sharing")}</Link>
      <Suspense>
        {opened === "share" && (
          <ShareDialog
            dimensions={dimensions}
            name={name}
            onClose={() => setOpened(undefined)}
            query={{ ...query, indicator: id }}
          />
        )}
        {opened === "schedule" && (
          <ScheduledDialog
            onClose={() => setOpened(undefined)}
            place={{ ...(territory && { territory }), ...(counter && { counter }) }}
          />
        )}
      </Suspense>
    </>
  );
}
