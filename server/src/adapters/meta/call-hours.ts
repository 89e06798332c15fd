import type { BusinessNumber } from '@ringfence/rules';
import { objectsAt, textAt, wordAt, type UntypedObject } from '../untyped-json.js';

type CallHours = NonNullable<BusinessNumber['callHours']>;
type Hours = NonNullable<CallHours['weekly']>[number];

const DAYS = {
  MONDAY: 'MON',
  TUESDAY: 'TUE',
  WEDNESDAY: 'WED',
  THURSDAY: 'THU',
  FRIDAY: 'FRI',
  SATURDAY: 'SAT',
  SUNDAY: 'SUN',
} as const;
/** Hours that are switched off leave the number open at all times (WA-SET-004). */
const ALWAYS: CallHours = {
  timeZone: 'UTC',
  weekly: Object.values(DAYS).map((day) => ({ day, open: '0000', close: '2400' })),
};

/** Meta's `call_hours`; undefined: it says nothing of them. What cannot be read stays unknown, and denies where it matters. */
export function callHoursOf(hours: UntypedObject): CallHours | undefined {
  const status = wordAt(hours['status']);
  if (status === 'DISABLED') return ALWAYS;
  if (status !== 'ENABLED') return undefined;
  const timeZone = textAt(hours['timezone_id']);
  const holidays = objectsAt(hours['holiday_schedule']).map((holiday) => ({
    ...stated('date', holiday['date']),
    // The table of Meta's page has other names than its samples (WA-SET-006).
    ...stated('open', holiday['start_time'] ?? holiday['open_time']),
    ...stated('close', holiday['end_time'] ?? holiday['close_time']),
  }));
  return {
    ...(timeZone === undefined ? {} : { timeZone }),
    weekly: objectsAt(hours['weekly_operating_hours']).map(hoursOfDay),
    ...(holidays.length === 0 ? {} : { holidays }),
  };
}

function hoursOfDay({ day_of_week, open_time, close_time }: UntypedObject): Hours {
  const day = DAYS[wordAt(day_of_week) as keyof typeof DAYS] as Hours['day'] | undefined;
  return {
    ...(day === undefined ? {} : { day }),
    ...stated('open', open_time),
    ...stated('close', close_time),
  };
}

function stated<K extends string>(name: K, value: unknown): Partial<Record<K, string>> {
  const text = textAt(value);
  return text === undefined ? {} : ({ [name]: text } as Record<K, string>);
}
