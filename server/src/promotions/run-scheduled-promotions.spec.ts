import { Logger } from '@nestjs/common';
import type { People } from '../identity/people.js';
import type { LedgerPort } from '../ledger/ledger-port.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import type { PromoteVersion } from './promote-version.js';
import { RunScheduledPromotions } from './run-scheduled-promotions.js';
import type { ScheduledPromotions } from './scheduled-promotions.js';

describe('planned promotions', () => {
  it('are looked at again after a fault nobody expected, which is logged and ends nothing', async () => {
    let told: () => void = () => undefined;
    const logged = spyOn(Logger.prototype, 'error').and.callFake(() => told());
    const clock = new StoppedClock(0);
    let looks = 0;
    const scheduled = {
      due: () => {
        looks++;
        throw new Error('a fault');
      },
    } as unknown as ScheduledPromotions;
    const nothing = {};
    const run = new RunScheduledPromotions(
      scheduled,
      nothing as PromoteVersion,
      nothing as People,
      nothing as LedgerPort,
      clock,
    );
    const next = (): Promise<void> => new Promise((resolve) => (told = resolve));

    const first = next();
    run.onApplicationBootstrap();
    await first;
    const second = next();
    clock.instant += 5_000;
    await second;
    await run.onModuleDestroy();

    expect(looks).toBe(2);
    expect(logged).toHaveBeenCalledTimes(2);
  });
});
