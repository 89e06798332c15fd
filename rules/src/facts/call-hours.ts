import { DateTime, IANAZone } from 'luxon';
import type { CallHours, Weekday } from '../model/evidence.js';

/** Whether a number takes calls from users; null: the hours on record cannot be read. */
export type CallHoursState = 'open' | 'closed' | null;

const WEEKDAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
/** How many days ahead the next opening is looked for; beyond it a caller is told no instant. */
const SEARCH_DAYS = 60;

const MINUTE_MS = 60_000;

/** An opening of one day in minutes since midnight, closing exclusive. */
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

/**
 * The next instant after `now` at which calls are taken again, in epoch milliseconds; null: none found, or not readable.
 *
 * On the day summer time begins or ends a wall-clock minute comes twice or never: each stretch of the day with one offset is
 * looked at by itself.
 */
export function nextOpening(hours: CallHours, now: number): number | null {
  const local = localTime(hours, now);
  if (local === null) return null;
  for (let day = 0; day <= SEARCH_DAYS; day++) {
    const date = local.startOf('day').plus({ days: day });
    const openings = openingsOf(hours, date);
    if (openings === null) return null;
    let next: number | null = null;
    for (const stretch of stretchesOf(date)) {
      for (const opening of openings) {
        const at = firstMinute(opening, stretch);
        if (at !== null && at > now && (next === null || at < next)) next = at;
      }
    }
    if (next !== null) return next;
  }
  return null;
}

/** A part of a day in which wall clock and time run alike: instants in epoch milliseconds, the end exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Wall-clock minute at `from`. */
  readonly minute: number;
}

function stretchesOf(date: DateTime): readonly Stretch[] {
  const start = date.startOf('day');
  const end = start.plus({ days: 1 }).startOf('day');
  const change = offsetChange(start, end);
  const starts = change === null ? [start.toMillis()] : [start.toMillis(), change];
  return starts.map((from, i) => {
    const wall = DateTime.fromMillis(from, { zone: date.zone });
    const to = starts[i + 1] ?? end.toMillis();
    return { from, to, minute: wall.hour * 60 + wall.minute };
  });
}

/** When the zone's offset changes between two instants; null: it does not. */
function offsetChange(start: DateTime, end: DateTime): number | null {
  const { zone } = start;
  let [before, after] = [start.toMillis(), end.toMillis()];
  const offset = zone.offset(before);
  if (zone.offset(after) === offset) return null;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offset(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** The first instant of a stretch within an opening; null: none. */
function firstMinute({ open, close }: Opening, { from, to, minute }: Stretch): number | null {
  const at = from + Math.max(0, open - minute) * MINUTE_MS;
  const wall = Math.max(open, minute);
  return at < to && wall < close ? at : null;
}

function localTime(hours: CallHours, now: number): DateTime | null {
  if (hours.timeZone === undefined || !IANAZone.isValidZone(hours.timeZone)) return null;
  const local = DateTime.fromMillis(now, { zone: hours.timeZone });
  return local.isValid ? local : null;
}

function openingsOf(hours: CallHours, day: DateTime): readonly Opening[] | null {
  // An entry that does not say its day could be any day's.
  if (hours.holidays?.some(({ date }) => date === undefined)) return null;
  if (hours.weekly?.some((entry) => entry.day === undefined)) return null;
  const today = day.toISODate();
  const holidays = hours.holidays?.filter(({ date }) => date === today) ?? [];
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
