import { useState } from "react";
import { CheckboxGroup, RadioGroup } from "../choice_group.tsx";
import { Combobox, type Suggestion } from "../combobox.tsx";
import { DatePicker } from "../date_picker.tsx";
import { SelectField } from "../select_field.tsx";
import { Switch } from "../switch.tsx";
import { TextArea } from "../text_area.tsx";
import { TextField } from "../text_field.tsx";
import { Specimen, State } from "./specimen.tsx";

const towns: Suggestion[] = [
  { id: "02789", label: "Vervins", detail: "Aisne" },
  { id: "54554", label: "Verdun-sur-Garonne", detail: "Tarn-et-Garonne" },
  { id: "55545", label: "Verdun", detail: "Meuse" },
  { id: "02381", label: "Hirson", detail: "Aisne" },
];
const suggestTowns = async (text: string) =>
  towns.filter((town) => town.label.toLowerCase().startsWith(text.toLowerCase()));

const helps = [
  { value: "together", label: "On line, together", detail: "The person holds the keyboard" },
  { value: "for", label: "On line, in the person's place" },
  { value: "information", label: "Information only" },
  { value: "video", label: "By video", isDisabled: true },
];
const languages = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
  { value: "nl", label: "Nederlands" },
  { value: "de", label: "Deutsch" },
];

export function Fields() {
  return (
    <>
      <Specimen name="Text field" use="A label that is always seen, a hint beneath, an error that says what to do.">
        <State name="With a hint">
          <TextField hint="As it stands on the letter" label="Reference" />
        </State>
        <State name="Filled, may stay empty">
          <TextField defaultValue="15 min" label="Duration" optional="(optional)" />
        </State>
        <State name="Error">
          <TextField
            defaultValue="camille@"
            error="Write the part after the @ as well."
            label="Work e-mail"
            type="email"
          />
        </State>
        <State name="Disabled">
          <TextField defaultValue="Vervins" disabled label="Counter" />
        </State>
      </Specimen>
      <Specimen name="Text area" use="Several lines; grows by its corner.">
        <State name="With a hint">
          <TextArea hint="No name, no number of a person" label="What was missing" />
        </State>
        <State name="Error">
          <TextArea error="Say in a few words what is missing." label="What was missing " />
        </State>
      </Specimen>
      <Specimen name="Select" use="Few choices that everybody knows; the device's own list.">
        <State name="Default">
          <SelectField choices={helps} label="Help given" />
        </State>
        <State name="Disabled">
          <SelectField choices={helps} disabled label="Help" />
        </State>
      </Specimen>
      <Specimen name="Checkbox and radio groups" use="Choices one must see to choose between.">
        <Choices />
      </Specimen>
      <Specimen name="Switch" use="Holds at once, without a button to confirm.">
        <Switches />
      </Specimen>
      <Specimen name="Combobox" use="Many choices, found by their first letters: try Ver.">
        <State name="Default">
          <Combobox hint="Town or postcode" label="Where" onChoice={() => undefined} suggest={suggestTowns} />
        </State>
        <State name="Error">
          <Combobox
            error="Choose a town of the list."
            initial="Vrevins"
            label="Town"
            onChoice={() => undefined}
            suggest={suggestTowns}
          />
        </State>
      </Specimen>
      <Specimen name="Date picker" use="Typed part by part, or taken from the calendar.">
        <Dates />
      </Specimen>
    </>
  );
}

function Choices() {
  const [help, setHelp] = useState<string | null>("together");
  const [needs, setNeeds] = useState(["for"]);
  return (
    <>
      <State name="One of several">
        <RadioGroup choices={helps} label="How did you help?" onChange={setHelp} value={help} />
      </State>
      <State name="Any of several">
        <CheckboxGroup
          choices={helps}
          hint="Everything that took place"
          label="What took place?"
          onChange={setNeeds}
          values={needs}
        />
      </State>
      <State name="Error">
        <RadioGroup
          choices={helps.slice(1, 3)}
          error="Choose one."
          label="How was it settled?"
          onChange={() => undefined}
          value={null}
        />
      </State>
    </>
  );
}

function Switches() {
  const [isOn, setOn] = useState(true);
  return (
    <>
      <State name="On or off">
        <Switch detail="With the next record" isOn={isOn} label="Keep the draft on this device" onChange={setOn} />
      </State>
      <State name="Disabled">
        <Switch isDisabled isOn={false} label="Send at night" onChange={() => undefined} />
        <Switch isDisabled isOn label="Work off line" onChange={() => undefined} />
      </State>
    </>
  );
}

function Dates() {
  const [day, setDay] = useState<string | null>(null);
  const [language, setLanguage] = useState("en");
  return (
    <>
      <State name="In four languages">
        <SelectField
          choices={languages}
          label="Language"
          onChange={(event) => setLanguage(event.target.value)}
          value={language}
        />
        <DatePicker
          hint={`Chosen: ${day ?? "nothing yet"}`}
          label="Day of the visit"
          language={language}
          onChange={setDay}
          value={day}
          within={{ from: "2026-01-01", to: "2027-12-31", outside: "Choose a day of 2026 or 2027." }}
        />
      </State>
      <State name="Filled">
        <DatePicker label="Since" onChange={() => undefined} optional="(optional)" value="2026-11-24" />
      </State>
      <State name="Error">
        <DatePicker error="The counter is closed on that day." label="Appointment" onChange={setDay} value={day} />
      </State>
      <State name="Disabled">
        <DatePicker isDisabled label="Closed on" onChange={() => undefined} value="2026-11-11" />
      </State>
    </>
  );
}
