import { TestBed } from '@angular/core/testing';
import { ServerClock } from '../api/server-clock.js';
import { LocaleText } from '../i18n/locale-text.js';
import { AuditSource } from './audit-source.js';
import { CheckpointMemory } from './kept-checkpoint.js';
import { LedgerCard } from './ledger-card.js';

describe('LedgerCard', () => {
  let states: string[];
  let asked: number;

  beforeEach(() => {
    jasmine.clock().install();
    asked = 0;
    // Shown by nothing here: what is asked of the server is what counts.
    TestBed.overrideComponent(LedgerCard, { set: { template: '', imports: [] } });
    TestBed.configureTestingModule({
      providers: [
        { provide: CheckpointMemory, useValue: { recall: () => null, keep: () => undefined } },
        { provide: ServerClock, useValue: { now: () => 0 } },
        { provide: LocaleText, useValue: {} },
        {
          provide: AuditSource,
          useValue: {
            checkpoint: () => {
              const state = states[Math.min(asked++, states.length - 1)];
              return Promise.resolve({ note: '', publicKey: '', verification: { state } });
            },
          },
        },
      ],
    });
  });

  afterEach(() => jasmine.clock().uninstall());

  /** Lets what was answered arrive, then moves on by the time until the next look. */
  const moveOn = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    jasmine.clock().tick(2_000);
  };

  it('asks again for as long as the server is still checking', async () => {
    states = ['verifying', 'verifying', 'intact'];
    TestBed.createComponent(LedgerCard);
    for (let look = 0; look < 5; look++) await moveOn();

    expect(asked).toBe(3);
  });

  it('asks no more once its page was left', async () => {
    states = ['verifying'];
    const card = TestBed.createComponent(LedgerCard);
    await moveOn();
    card.destroy();
    const then = asked;
    for (let look = 0; look < 3; look++) await moveOn();

    expect(asked).toBe(then);
  });
});
