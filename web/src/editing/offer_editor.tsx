import { useTranslation } from "react-i18next";
import type { Equipment, LocalOffer, OfferOrigin, PartnerName, Presence } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { CheckboxGroup } from "../platform/ui/choice_group.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import type { EditorProps } from "./contact_editor.tsx";

const kEquipment: Equipment[] = [
  "computer",
  "telephone",
  "printer",
  "scanner",
  "video",
  "tablet",
  "wifi",
  "confidential_office",
  "self_service_post",
  "waiting_area",
];

const kPresences: Presence[] = ["on_site", "remote", "periodic"];
const kOrigins: OfferOrigin[] = ["new", "completes", "replaces"];
const presenceOf = (chosen: string): Partial<LocalOffer> => (chosen === "" ? {} : { presence: chosen as Presence });

const withOrigin = ({ origin: _, ...offer }: LocalOffer, chosen: string): LocalOffer =>
  chosen === "" ? offer : { ...offer, origin: chosen as OfferOrigin };

/** Offered first; any other by its code. */
const kLanguages = ["fr", "en", "nl", "de", "ar", "es", "it", "pt", "tr", "uk", "ru", "ro", "pl", "zh"];

/** What is there beside the label's bundle, and what of the bundle is not. */
export function OfferEditor({ edition, bundle, errorOf, onChange }: EditorProps & { bundle: PartnerName[] }) {
  const { t, i18n } = useTranslation();
  const offers = edition.local_offers ?? [];
  const put = (place: number, change: Partial<LocalOffer>) =>
    onChange({ local_offers: offers.map((one, other) => (other === place ? { ...one, ...change } : one)) });
  const tell = (place: number, origin: string) =>
    onChange({ local_offers: offers.map((one, other) => (other === place ? withOrigin(one, origin) : one)) });
  const spoken = edition.languages ?? [];
  const names = new Intl.DisplayNames(i18n.language, { type: "language" });
  return (
    <div className="editing__section">
      <CheckboxGroup
        choices={kEquipment.map((value) => ({ value, label: t(`network.equipment.${value}`) }))}
        label={t("editing.field.equipment")}
        onChange={(values) => onChange({ equipment: values as Equipment[] })}
        values={edition.equipment ?? []}
      />
      <CheckboxGroup
        choices={[...new Set([...kLanguages, ...spoken])].map((value) => ({ value, label: names.of(value) ?? value }))}
        label={t("editing.field.languages")}
        onChange={(languages) => onChange({ languages })}
        values={spoken}
      />
      {bundle.length > 0 && (
        <CheckboxGroup
          choices={bundle.map(({ code, name }) => ({ value: code, label: localName(name, i18n.language) }))}
          hint={t("editing.missing_hint")}
          label={t("editing.field.missing_partners")}
          onChange={(missing_partners) => onChange({ missing_partners })}
          values={edition.missing_partners ?? []}
        />
      )}
      <section aria-labelledby="offers" className="editing__section">
        <h2 id="offers">{t("editing.field.local_offers")}</h2>
        <p className="muted">{t("editing.offers_text")}</p>
        {offers.map((offer, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an offer is known by its place in the list
          <fieldset className="card editing__row" key={place}>
            <legend className="visually-hidden">{t("editing.offer_number", { number: place + 1 })}</legend>
            <TextField
              error={errorOf(`local_offers/${place}/body`)}
              label={t("editing.offer_body")}
              onChange={(event) => put(place, { body: event.target.value })}
              value={offer.body}
            />
            <TextField
              error={errorOf(`local_offers/${place}/what`)}
              label={t("editing.offer_what")}
              onChange={(event) => put(place, { what: event.target.value })}
              value={offer.what}
            />
            <SelectField
              choices={[
                { value: "", label: t("editing.not_known") },
                ...kPresences.map((value) => ({ value, label: t(`network.presence.${value}`) })),
              ]}
              label={t("editing.offer_presence")}
              onChange={(event) => put(place, presenceOf(event.target.value))}
              value={offer.presence ?? ""}
            />
            <SelectField
              choices={[
                { value: "", label: t("editing.not_known") },
                ...kOrigins.map((value) => ({ value, label: t(`network.offer_origin.${value}`) })),
              ]}
              label={t("editing.offer_origin")}
              onChange={(event) => tell(place, event.target.value)}
              value={offer.origin ?? ""}
            />
            <TextField
              label={t("editing.offer_when")}
              onChange={(event) => put(place, { when: event.target.value })}
              value={offer.when ?? ""}
            />
            <Button
              look="quiet"
              onClick={() => onChange({ local_offers: offers.filter((_, other) => other !== place) })}
            >
              {t("editing.remove")}
            </Button>
          </fieldset>
        ))}
        <Button
          disabled={offers.length >= 20}
          look="quiet"
          onClick={() => onChange({ local_offers: [...offers, { body: "", what: "" }] })}
        >
          {t("editing.add_offer")}
        </Button>
      </section>
    </div>
  );
}

export function localName(name: { fr: string; en?: string; nl?: string; de?: string }, language: string): string {
  return (language === "en" ? name.en : undefined) ?? name.fr;
}
