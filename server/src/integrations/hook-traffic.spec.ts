import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { HookTraffic } from './hook-traffic.js';

const HOUR_MS = 3_600_000;

describe('HookTraffic', () => {
  it('counts by outcome over a day, hour by hour', () => {
    const clock = new StoppedClock(1_000 * HOUR_MS);
    const traffic = new HookTraffic(clock);
    traffic.count('a', 'permit');
    traffic.count('a', 'refused');
    clock.instant += 23 * HOUR_MS;
    traffic.count('a', 'permit');
    const within = traffic.lately('a');
    clock.instant += HOUR_MS;
    const after = traffic.lately('a');
    clock.instant += 30 * HOUR_MS;

    expect(within).toEqual({ permit: 2, deny: 0, told: 0, refused: 1, failed: 0 });
    expect(after).toEqual({ permit: 1, deny: 0, told: 0, refused: 0, failed: 0 });
    expect(traffic.lately('a').permit).toBe(0);
    expect(traffic.lately('b').permit).toBe(0);
    expect(traffic.last('a')?.outcome).toBe('permit');
    expect(traffic.last('b')).toBeUndefined();
  });

  it('starts an hour anew where one of the day before stood', () => {
    const clock = new StoppedClock(1_000 * HOUR_MS);
    const traffic = new HookTraffic(clock);
    traffic.count('a', 'deny');
    clock.instant += 24 * HOUR_MS;
    traffic.count('a', 'deny');

    expect(traffic.lately('a').deny).toBe(1);
  });
});
