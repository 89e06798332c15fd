import { DateTime, IANAZone } from 'luxon';
import type { CallHours, Weekday } from '../model/evidence.js';

/** Whether a number takes calls from users; null: the hours on record cannot be read. */
export type CallHoursState = 'open' | 'closed' | null;

const WEEKDAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
/** How many days ahead the next opening is looked for; beyond it a caller is told no instant. */
const SEARCH_DAYS = 60;

/** A stretch of one day in minutes since midnight, closing exclusive. */
interface Opening {
  readonly open: number;
  readonly close: number;
}

/**
 * Whether calls are taken at `now`, judged in the number's own time zone, so a change of summer time is right (WA-SET-004).
 *
 * @param hours absent: always open
 * @param now epoch milliseconds (UTC)
 */
export function callHoursState(hours: CallHours | undefined, now: number): CallHoursState {
  if (hours === undefined) return 'open';
  const local = localTime(hours, now);
  if (local === null) return null;
  const openings = openingsOf(hours, local);
  if (openings === null) return null;
  const minute = local.hour * 60 + local.minute;
  return openings.some(({ open, close }) => minute >= open && minute < close) ? 'open' : 'closed';
}

/** The next instant after `now` at which calls are taken again, in epoch milliseconds; null: none found, or not readable. */
export function nextOpening(hours: CallHours, now: number): number | null {
  const local = localTime(hours, now);
  if (local === null) return null;
  for (let day = 0; day <= SEARCH_DAYS; day++) {
    const date = local.startOf('day').plus({ days: day });
    const openings = openingsOf(hours, date);
    if (openings === null) return null;
    let next: number | null = null;
    for (const { open } of openings) {
      // Wall-clock time: on the day summer time begins or ends, minutes since midnight are not a duration.
      const at = date.set({ hour: Math.floor(open / 60), minute: open % 60 }).toMillis();
      // In the hour that summer time skips, that minute does not come, and the next may already be shut.
      if (at <= now || (next !== null && at >= next) || callHoursState(hours, at) !== 'open')
        continue;
      next = at;
    }
    if (next !== null) return next;
  }
  return null;
}

function localTime(hours: CallHours, now: number): DateTime | null {
  if (hours.timeZone === undefined || !IANAZone.isValidZone(hours.timeZone)) return null;
  const local = DateTime.fromMillis(now, { zone: hours.timeZone });
  return local.isValid ? local : null;
}

function openingsOf(hours: CallHours, day: DateTime): readonly Opening[] | null {
  const holidays = hours.holidays?.filter(({ date }) => date === day.toISODate()) ?? [];
  if (holidays.length > 0) {
    if (hours.holidayMeans === 'closed') return [];
    if (hours.holidayMeans !== 'open') return null;
    return readAll(holidays);
  }
  if (hours.weekly === undefined) return null;
  const weekday = WEEKDAYS[day.weekday - 1];
  return readAll(hours.weekly.filter((entry) => entry.day === weekday));
}

function readAll(entries: readonly { open?: string; close?: string }[]): readonly Opening[] | null {
  const openings: Opening[] = [];
  for (const entry of entries) {
    const open = minuteOf(entry.open, 1439);
    const close = minuteOf(entry.close, 1440);
    // No entry may cross midnight (WA-SET-005): such hours say nothing we could rely on.
    if (open === null || close === null || open >= close) return null;
    openings.push({ open, close });
  }
  return openings;
}

function minuteOf(text: string | undefined, latest: number): number | null {
  if (text === undefined || !/^\d{4}$/.test(text)) return null;
  const minute = Number(text.slice(0, 2)) * 60 + Number(text.slice(2));
  return Number(text.slice(2)) < 60 && minute <= latest ? minute : null;
}
