import { useTranslation } from "react-i18next";
import type { ListedDestination, ListedProcedure } from "./contract.ts";
import { hoursInWords } from "./hours_words.ts";

/** Said at once: nobody waits at a counter for what it does not do. */
export function Elsewhere({
  listed,
  destination,
}: {
  listed: ListedProcedure;
  destination: ListedDestination | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="note note--warning">
      <p className="note__title">{t("visits.not_done_here")}</p>
      {(listed.goes_to || !destination) && <p>{listed.goes_to || t("visits.goes_to_unknown")}</p>}
      {destination && <Nearest destination={destination} />}
      {listed.official_url && (
        <p>
          <a href={listed.official_url} rel="noreferrer" target="_blank">
            {t("visits.official_page")}
          </a>
        </p>
      )}
    </div>
  );
}

/** As it is dialled at home: "+33438802707" to "04 38 80 27 07". */
const spoken = (telephone: string) =>
  /^\+33\d{9}$/.test(telephone) ? `0${telephone.slice(3)}`.replace(/\d{2}(?=\d)/g, "$& ") : telephone;

function Nearest({ destination }: { destination: ListedDestination }) {
  const { t, i18n } = useTranslation();
  const { counter, name, address, telephone, hours, km } = destination;
  const far = km !== undefined && t("visits.km_away", { km: km.toLocaleString(i18n.language) });
  return (
    <p>
      {t("visits.nearest")}{" "}
      <a href={`/${i18n.language}/counters/${encodeURIComponent(counter)}`} rel="noreferrer" target="_blank">
        {name}
        <span className="visually-hidden"> {t("visits.new_tab")}</span>
      </a>
      {far && ` (${far})`}
      <br />
      {address}
      {telephone && (
        <>
          <br />
          <a href={`tel:${telephone.replace(/[^+\d]/g, "")}`}>{spoken(telephone)}</a>
        </>
      )}
      {hours && (
        <>
          <br />
          {hoursInWords(hours, i18n.language)}
        </>
      )}
    </p>
  );
}
