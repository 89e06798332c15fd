import { computed, inject, Injectable } from '@angular/core';
import { firstLanguage } from './language.js';
import { LanguageChoice } from './language-choice.js';

/** Dates and numbers as people of the language write them, in the zone of the browser. */
@Injectable({ providedIn: 'root' })
export class LocaleText {
  private readonly choice = inject(LanguageChoice);
  private readonly forms = computed(() => formsOf(firstLanguage([this.choice.language()])));

  /** Short name of the browser's zone, such as `JST` or `GMT+1`. */
  readonly zone = computed(() => this.forms().zone);

  /** The browser's zone by its full name, such as `Asia/Tokyo`. */
  readonly zoneName = new Intl.DateTimeFormat().resolvedOptions().timeZone;

  dateTime(instant: string | number): string {
    return this.forms().dateTime.format(new Date(instant));
  }

  /** Day and minute, short enough for a column. */
  minute(instant: string | number): string {
    return this.forms().minute.format(new Date(instant));
  }

  exact(instant: string | number): string {
    return this.forms().exact.format(new Date(instant));
  }

  date(instant: string | number): string {
    return this.forms().date.format(new Date(instant));
  }

  day(instant: string | number): string {
    return this.forms().day.format(new Date(instant));
  }

  /** A calendar day of the policy (`YYYY-MM-DD`), which begins at midnight UTC. */
  utcDay(day: string): string {
    return this.forms().utcDay.format(new Date(`${day}T00:00:00Z`));
  }

  /** A day of the calendar (`YYYY-MM-DD`), wherever it is. */
  calendarDay(day: string): string {
    return this.forms().calendarDay.format(new Date(`${day}T00:00:00Z`));
  }

  hour(instant: string | number): string {
    return this.forms().hour.format(new Date(instant));
  }

  clock(instant: string | number): string {
    return this.forms().clock.format(new Date(instant));
  }

  number(value: number): string {
    return this.forms().number.format(value);
  }

  compact(value: number): string {
    return this.forms().compact.format(value);
  }

  percent(share: number): string {
    return this.forms().percent.format(share);
  }

  change(share: number): string {
    return this.forms().change.format(share);
  }
}

interface Forms {
  readonly zone: string;
  readonly dateTime: Intl.DateTimeFormat;
  readonly minute: Intl.DateTimeFormat;
  readonly exact: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly utcDay: Intl.DateTimeFormat;
  readonly calendarDay: Intl.DateTimeFormat;
  readonly hour: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
  readonly number: Intl.NumberFormat;
  readonly compact: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
  readonly change: Intl.NumberFormat;
}

function formsOf(language: 'en' | 'ja'): Forms {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  const date = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const exact = { ...time, second: '2-digit' } as const;
  const times = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, options);
  const named = times({ timeZoneName: 'short' }).formatToParts(0);
  const tenth = { style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 } as const;
  return {
    zone: named.find((part) => part.type === 'timeZoneName')?.value ?? '',
    dateTime: times({ ...date, ...time, timeZoneName: 'short' }),
    minute: times({ month: 'short', day: 'numeric', ...time }),
    exact: times({ ...date, ...exact, fractionalSecondDigits: 3, timeZoneName: 'short' }),
    date: times(date),
    day: times({ month: 'short', day: 'numeric' }),
    utcDay: times({ ...date, weekday: undefined, timeZone: 'UTC', timeZoneName: 'short' }),
    calendarDay: times({ ...date, timeZone: 'UTC' }),
    hour: times(time),
    clock: times({ ...exact, fractionalSecondDigits: 3 }),
    number: new Intl.NumberFormat(locale),
    compact: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: new Intl.NumberFormat(locale, tenth),
    change: new Intl.NumberFormat(locale, { ...tenth, signDisplay: 'exceptZero' }),
  };
}
