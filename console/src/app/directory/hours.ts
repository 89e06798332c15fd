import type { DirectoryNumber } from '../api/directory-wire.js';
import { DAYS } from './week-days.js';

export type CallHours = NonNullable<DirectoryNumber['callHours']>;

/** 24:00 is the end of a day. */
const TIME = /^(?:[01]\d|2[0-3])[0-5]\d$|^2400$/u;

/** What keeps hours from being understood when a call comes; empty: nothing. */
export function faultsOf(hours: CallHours | undefined): readonly HoursFault[] {
  if (hours === undefined) return [];
  const { timeZone = '', weekly = [], holidays = [], holidayMeans } = hours;
  const isSpan = ({ open = '', close = '' }: { open?: string; close?: string }): boolean =>
    TIME.test(open) && TIME.test(close) && open < close;
  const found: HoursFault[] = [];
  if (!isZone(timeZone)) found.push('zone');
  if (!weekly.every((span) => DAYS.some((day) => day === span.day) && isSpan(span))) {
    found.push('span');
  }
  const isDated = holidays.every(({ date = '' }) => /^\d{4}-\d\d-\d\d$/u.test(date));
  const isShut = ({ open, close }: { open?: string; close?: string }): boolean =>
    open === undefined && close === undefined;
  // Where its hours count, a day without any says nothing that could be relied on.
  const isHoliday = (day: (typeof holidays)[number]): boolean =>
    isSpan(day) || (isShut(day) && holidayMeans !== 'open');
  if (!isDated || !holidays.every(isHoliday)) found.push('holiday');
  if (holidays.length > 0 && holidayMeans === undefined) found.push('meaning');
  return found;
}

export type HoursFault = 'zone' | 'span' | 'holiday' | 'meaning';

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // The zone is not known: that is the answer.
    return false;
  }
}
