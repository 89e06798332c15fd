import type { Alarm, LiveCall } from '../api/call-wire.js';
import { alarmsByUrgency, callsByUrgency } from './worst-first.js';

const OVER = '2026-11-26T05:00:00Z';
const alarm = (id: string, endedAt: string | null): Alarm => ({ id, endedAt }) as Alarm;
const call = (name: string, alarms: number, ...breaches: (string | null)[]): LiveCall =>
  ({ call: name, alarms, legs: breaches.map((breach) => ({ breach })) }) as LiveCall;

describe('what is on the page of live calls', () => {
  it('begins with the alarms about calls that go on, each part newest first', () => {
    const told = [alarm('d', OVER), alarm('c', null), alarm('b', OVER), alarm('a', null)];

    expect(alarmsByUrgency(told).map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b']);
  });

  it('shows calls with an alarm, or a leg that may reach the phone network, before all others', () => {
    const told = [call('d', 0), call('c', 2), call('b', 0, null), call('a', 0, null, 'pstn-leg')];

    expect(callsByUrgency(told).map((each) => each.call)).toEqual(['c', 'a', 'd', 'b']);
  });
});
