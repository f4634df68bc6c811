// Rules that a plan keeps to.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage, PlaceList } from "../api.ts";
import { placeSuggestion } from "../network/suggested.ts";
import { Button } from "../platform/ui/button.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import type { Question } from "./choices.ts";
import { isAmount, type Minimum, type Named, type SitingWanted, type TourWanted, type WrongField } from "./sitings.ts";
import { SuggestedField } from "./suggested_field.tsx";

interface SitingRulesProps {
  wanted: SitingWanted;
  wrong: WrongField[];
  question: Question;
  onWant(next: Partial<SitingWanted>): void;
}

export function SitingRules({ wanted, wrong, question, onWant }: SitingRulesProps) {
  const { t } = useTranslation();
  const { forced, forbidden, minimums, tours, budget, cost } = wanted;
  const amountError = t("coverage.siting_page.amount_wrong");
  return (
    <>
      <div className="access-choices__fields">
        <Switch
          isOn={wanted.isOneEach}
          label={t("coverage.siting_page.one_each")}
          onChange={(isOneEach) => onWant({ isOneEach })}
        />
        <Switch
          isOn={wanted.isFromZero}
          label={t("coverage.siting_page.from_zero")}
          onChange={(isFromZero) => onWant({ isFromZero })}
        />
        <Communes
          chosen={forced}
          label={t("coverage.siting_page.forced")}
          network={question.network}
          onChange={(next) => onWant({ forced: next })}
        />
        <Communes
          chosen={forbidden}
          label={t("coverage.siting_page.forbidden")}
          network={question.network}
          onChange={(next) => onWant({ forbidden: next })}
        />
        <Minimums chosen={minimums} onChange={(next) => onWant({ minimums: next })} question={question} />
        <TextField
          error={wrong.includes("budget") ? amountError : undefined}
          hint={t("coverage.siting_page.budget_hint")}
          inputMode="numeric"
          label={t("coverage.siting_page.budget")}
          onChange={({ target }) => onWant({ budget: target.value.trim() })}
          value={budget}
        />
        <TextField
          error={
            wrong.includes("cost")
              ? amountError
              : wrong.includes("cost_missing")
                ? t("coverage.siting_page.cost_missing")
                : undefined
          }
          inputMode="numeric"
          label={t("coverage.siting_page.cost")}
          onChange={({ target }) => onWant({ cost: target.value.trim() })}
          value={cost}
        />
      </div>
      <Tours
        isUnpaid={wrong.includes("tour_cost")}
        network={question.network}
        onChange={(next) => onWant({ tours: next })}
        tours={tours}
      />
    </>
  );
}

interface CommunesProps {
  label: string;
  network: string;
  chosen: Named[];
  onChange(chosen: Named[]): void;
}

function Communes({ label, network, chosen, onChange }: CommunesProps) {
  const { t } = useTranslation();
  const [known] = useState(() => new Map<string, string>());
  // Emptied after each choice.
  const [turn, setTurn] = useState(0);
  const suggest = useCallback(
    async (text: string) => {
      const { items } = await ask<PlaceList>("GET", `/places?${new URLSearchParams({ q: text, limit: "8" })}`);
      const own = items.filter((place) => place.network === network);
      for (const { code, name } of own) {
        known.set(code, name);
      }
      return own.map(placeSuggestion);
    },
    [network, known],
  );
  return (
    <div>
      <SuggestedField
        code=""
        hint={t("coverage.siting_page.commune_hint")}
        key={turn}
        label={label}
        onChoice={(code) => {
          if (code !== "" && !chosen.some((one) => one.code === code)) {
            onChange([...chosen, { code, name: known.get(code) ?? code }]);
          }
          setTurn(turn + 1);
        }}
        suggest={suggest}
        text=""
      />
      <Chosen chosen={chosen} onChange={onChange} said={({ name }) => name} />
    </div>
  );
}

interface ChosenProps<One extends Named> {
  chosen: One[];
  said(one: One): string;
  onChange(chosen: One[]): void;
}

/** Pressed, it is taken away. */
function Chosen<One extends Named>({ chosen, said, onChange }: ChosenProps<One>) {
  const { t } = useTranslation();
  return (
    chosen.length > 0 && (
      <ul className="chips where-next__chosen">
        {chosen.map((one) => (
          <li key={one.code}>
            <button
              aria-label={t("coverage.siting_page.take_away", { name: said(one) })}
              className="chip"
              onClick={() => onChange(chosen.filter(({ code }) => code !== one.code))}
              type="button"
            >
              {said(one)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
    )
  );
}

interface MinimumsProps {
  question: Question;
  chosen: Minimum[];
  onChange(chosen: Minimum[]): void;
}

const kLeast = ["1", "2", "3", "5", "10"];

function Minimums({ question: { network, territory }, chosen, onChange }: MinimumsProps) {
  const { t } = useTranslation();
  const [least, setLeast] = useState("1");
  const query = new URLSearchParams({
    network,
    by: "department",
    sort: "code",
    limit: "200",
    ...(territory && { territory }),
  });
  const { data } = useQuery({
    queryKey: ["coverage-departments", `${query}`],
    queryFn: () => ask<Coverage>("GET", `/coverage?${query}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const departments = data?.items ?? [];
  return (
    <fieldset className="where-next__minimums">
      <legend className="field__label">{t("coverage.siting_page.minimums")}</legend>
      <SelectField
        choices={kLeast.map((value) => ({ value, label: value }))}
        label={t("coverage.siting_page.least_number")}
        onChange={({ target }) => setLeast(target.value)}
        value={least}
      />
      <SelectField
        choices={[
          { value: "", label: t("coverage.siting_page.department_hint") },
          ...departments.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
        ]}
        label={t("coverage.siting_page.department")}
        onChange={({ target }) => {
          const found = departments.find(({ code }) => code === target.value);
          if (found) {
            const { code, name } = found;
            onChange([...chosen.filter((one) => one.code !== code), { code, name, least: Number(least) }]);
          }
        }}
        value=""
      />
      <Chosen
        chosen={chosen}
        onChange={onChange}
        said={(one) => t("coverage.siting_page.least", { name: one.name, least: one.least })}
      />
    </fieldset>
  );
}

interface ToursProps {
  network: string;
  tours: TourWanted[];
  /** A budget was asked for, and one of them has no cost. */
  isUnpaid: boolean;
  onChange(tours: TourWanted[]): void;
}

const kNoTour: TourWanted = { name: "", stops: [], cost: "" };

function Tours({ network, tours, isUnpaid, onChange }: ToursProps) {
  const { t } = useTranslation();
  const [tour, setTour] = useState(kNoTour);
  const [isTried, setTried] = useState(false);
  const isWhole = tour.name.trim() !== "" && tour.stops.length > 0;
  const isCost = tour.cost === "" || isAmount(tour.cost);
  function propose(): void {
    setTried(!isWhole || !isCost);
    if (isWhole && isCost) {
      onChange([...tours, { ...tour, name: tour.name.trim() }]);
      setTour(kNoTour);
    }
  }
  const stopsOf = ({ stops }: TourWanted) => stops.map(({ name }) => name).join(", ");
  return (
    <fieldset className="where-next__tours">
      <legend className="field__label">{t("coverage.siting_page.tours")}</legend>
      <p className="small-print">{t("coverage.siting_page.tours_lead")}</p>
      <div className="access-choices__fields">
        <TextField
          error={isTried && !isWhole ? t("coverage.siting_page.tour_missing") : undefined}
          label={t("coverage.siting_page.tour_name")}
          maxLength={100}
          onChange={({ target }) => setTour({ ...tour, name: target.value })}
          value={tour.name}
        />
        <Communes
          chosen={tour.stops}
          label={t("coverage.siting_page.tour_stops")}
          network={network}
          onChange={(stops) => setTour({ ...tour, stops })}
        />
        <TextField
          error={
            isTried && !isCost
              ? t("coverage.siting_page.amount_wrong")
              : isUnpaid
                ? t("coverage.siting_page.cost_missing")
                : undefined
          }
          inputMode="numeric"
          label={t("coverage.siting_page.cost_of_tour")}
          onChange={({ target }) => setTour({ ...tour, cost: target.value.trim() })}
          value={tour.cost}
        />
      </div>
      <Button look="quiet" onClick={propose}>
        {t("coverage.siting_page.tour_add")}
      </Button>
      <Chosen
        chosen={tours.map((one, at) => ({ code: `${at}`, name: one.name, stops: stopsOf(one) }))}
        onChange={(kept) => onChange(kept.flatMap(({ code }) => tours[Number(code)] ?? []))}
        said={({ name, stops }) => t("coverage.siting_page.tour_said", { name, stops })}
      />
    </fieldset>
  );
}
