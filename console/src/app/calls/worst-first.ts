import type { Alarm, LiveCall } from '../api/call-wire.js';

/** Open alarms as they are to be looked into: about calls that go on before all about calls that are over, each newest first. */
export function alarmsByUrgency(alarms: readonly Alarm[]): Alarm[] {
  return alarms.toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null));
}

/** Whether a call has what it must not: an open alarm, or a leg that may reach the phone network. */
export function isAlarming({ alarms, legs }: Pick<LiveCall, 'alarms' | 'legs'>): boolean {
  return alarms > 0 || legs.some(({ breach }) => breach !== null);
}

/** Calls with those first that have what they must not. */
export function callsByUrgency(calls: readonly LiveCall[]): LiveCall[] {
  return calls.toSorted((a, b) => Number(isAlarming(b)) - Number(isAlarming(a)));
}
