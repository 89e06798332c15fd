import { TestBed } from '@angular/core/testing';
import { ServerClock } from '../api/server-clock.js';
import { Presence } from './presence.js';

const MINUTE = 60_000;

describe('Presence', () => {
  let now: number;
  let presence: Presence;
  let returns: number;
  beforeEach(() => {
    now = 0;
    returns = 0;
    TestBed.configureTestingModule({
      providers: [{ provide: ServerClock, useValue: { now: () => now } }],
    });
    presence = TestBed.inject(Presence);
    presence.onReturn(() => returns++);
  });
  const press = (): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

  it('lasts for some minutes after the last key, and no longer', () => {
    now = 4 * MINUTE;
    expect(presence.here()).toBeTrue();
    press();
    now = 8 * MINUTE;
    expect(presence.here()).toBeTrue();
    now = 9 * MINUTE;
    expect(presence.here()).toBeFalse();
  });

  it('tells when somebody comes back, once', () => {
    now = 10 * MINUTE;
    press();
    press();
    expect(returns).toBe(1);
    expect(presence.here()).toBeTrue();
  });
});
