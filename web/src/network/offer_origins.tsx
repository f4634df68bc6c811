import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { OfferOrigins, OriginCount } from "../api.ts";
import { DataTable } from "../platform/ui/data_table.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";

/** What the offers of bodies are to their places: new, beside the body's office, or in its stead. */
export function OfferOriginsSection({ network, territory }: { network: string; territory: string }) {
  const { t, i18n } = useTranslation();
  const query = territory ? `?territory=${encodeURIComponent(territory)}` : "";
  const { data, isPending, error } = useQuery({
    queryKey: ["offer-origins", network, territory],
    queryFn: () => ask<OfferOrigins>("GET", `/networks/${network}/offer-origins${query}`),
  });
  const share = ({ share: of }: OriginCount) =>
    of === undefined ? "–" : of.toLocaleString(i18n.language, { style: "percent" });
  return (
    <section aria-labelledby="offer-origins">
      <h2 id="offer-origins">{t("network.offers.title")}</h2>
      <p className="muted">{t("network.offers.text")}</p>
      {isPending && <Skeleton label={t("workspace.loading")} />}
      {error && <Notice kind="danger" title={error.message} />}
      {data && (
        <>
          <p>
            {data.all.share === undefined
              ? t("network.offers.no_share", { count: data.all.offers })
              : t("network.offers.share", {
                  share: share(data.all),
                  recorded: data.all.offers - data.all.not_recorded,
                  missing: data.all.not_recorded,
                })}
          </p>
          {data.departments.length > 0 && (
            <DataTable
              caption={t("network.offers.title")}
              columns={[
                { id: "name", header: t("network.offers.department"), cell: ({ name }) => name },
                { id: "share", header: t("network.offers.part"), isNumber: true, cell: ({ count }) => share(count) },
                { id: "offers", header: t("network.offers.offers"), isNumber: true, cell: ({ count }) => count.offers },
                { id: "new", header: t("network.offers.new"), isNumber: true, cell: ({ count }) => count.is_new },
                {
                  id: "completes",
                  header: t("network.offers.completes"),
                  isNumber: true,
                  cell: ({ count }) => count.completes,
                },
                {
                  id: "replaces",
                  header: t("network.offers.replaces"),
                  isNumber: true,
                  cell: ({ count }) => count.replaces,
                },
                {
                  id: "not_recorded",
                  header: t("network.offers.not_recorded"),
                  isNumber: true,
                  cell: ({ count }) => count.not_recorded,
                },
              ]}
              rowId={({ code }) => code}
              rows={data.departments}
            />
          )}
          {data.substitutions.length === 0 ? (
            <p>{t("network.offers.none")}</p>
          ) : (
            <DataTable
              caption={t("network.offers.substitutions")}
              columns={[
                {
                  id: "counter",
                  header: t("network.offers.counter"),
                  cell: ({ name, commune_name }) => `${name} (${commune_name})`,
                },
                { id: "body", header: t("network.offers.body"), cell: ({ body }) => body },
                { id: "what", header: t("network.offers.what"), cell: ({ what }) => what },
              ]}
              rowId={({ counter, body, what }) => `${counter} ${body} ${what}`}
              rows={data.substitutions}
            />
          )}
        </>
      )}
    </section>
  );
}
