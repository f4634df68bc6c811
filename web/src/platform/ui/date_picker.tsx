import { parseDate } from "@internationalized/date";
import {
  DatePicker as AriaDatePicker,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
  Text,
} from "react-aria-components";
import { type FieldTexts, Optional } from "./field.tsx";
import { Back, CalendarSheet, Forth } from "./icons.tsx";
import { localeOf, pageLanguage } from "./locale.ts";

interface DatePickerProps extends FieldTexts {
  /** "2026-11-24", or null. */
  value: string | null;
  onChange(value: string | null): void;
  /** The first and last day that may be chosen, and what is said of any other. */
  within?: { from: string; to: string; outside: string };
  isDisabled?: boolean;
  /** Of the page, unless said. */
  language?: string;
}

/** Its buttons and parts are named by react-aria in the page's language. */
export function DatePicker({ value, onChange, within, isDisabled = false, language, ...texts }: DatePickerProps) {
  return (
    <I18nProvider locale={localeOf(language ?? pageLanguage())}>
      <AriaDatePicker
        className="field"
        isDisabled={isDisabled}
        onChange={(day) => onChange(day?.toString() ?? null)}
        shouldForceLeadingZeros
        value={value ? parseDate(value) : null}
        {...(texts.error && { isInvalid: true })}
        {...(within && { minValue: parseDate(within.from), maxValue: parseDate(within.to) })}
      >
        <Label className="field__label">
          {texts.label}
          <Optional {...texts} />
        </Label>
        <Group className="field__input date">
          <DateInput className="date__parts">
            {(segment) => <DateSegment className="date__part" segment={segment} />}
          </DateInput>
          <Button className="date__open">
            <CalendarSheet />
          </Button>
        </Group>
        <FieldError className="field__error">{texts.error ?? within?.outside}</FieldError>
        {texts.hint && (
          <Text className="field__hint" elementType="p" slot="description">
            {texts.hint}
          </Text>
        )}
        <Popover>
          <Dialog className="calendar__dialog">
            <Calendar className="calendar">
              <header className="calendar__head">
                <Button className="calendar__turn" slot="previous">
                  <Back />
                </Button>
                <Heading className="calendar__title" level={3} />
                <Button className="calendar__turn" slot="next">
                  <Forth />
                </Button>
              </header>
              <CalendarGrid weekdayStyle="short">
                {(day) => <CalendarCell className="calendar__day" date={day} />}
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </AriaDatePicker>
    </I18nProvider>
  );
}
