import { StoppedClock, TemporaryLedger } from '../ledger/temporary-ledger.fixture.js';
import { HeldCalls } from './held-calls.js';

describe('calls that are held until it is known whose they are', () => {
  let store: TemporaryLedger;

  beforeEach(async () => {
    store = await TemporaryLedger.open(new StoppedClock(0));
  });

  afterEach(() => store.close());

  const held = (): string[] =>
    store.other.prepare<[], string>('select call_ref from held_call order by 1').pluck().all();
  const hold = (calls: HeldCalls, call: string, at: number, isOver = false): void => {
    store.other
      .prepare('insert or ignore into call_leg (call_ref, leg_ref, added_at) values (?, ?, ?)')
      .run(call, 'leg', at);
    calls.hold({ call, leg: undefined, group: undefined }, isOver, at);
  };

  it('make room beyond the bound: what is over first, then the oldest, with all that was told of them', () => {
    const calls = new HeldCalls(store.other, 3);
    hold(calls, 'a', 1);
    hold(calls, 'b', 2);
    hold(calls, 'c', 3);
    hold(calls, 'b', 4, true);
    hold(calls, 'd', 5);
    const first = held();
    hold(calls, 'e', 6);

    expect([first, held()]).toEqual([
      ['a', 'c', 'd'],
      ['c', 'd', 'e'],
    ]);
    const legs = store.other.prepare<[], string>('select call_ref from call_leg order by 1');
    expect(legs.pluck().all()).toEqual(['c', 'd', 'e']);
  });

  it('are counted anew when one was released meanwhile', () => {
    const calls = new HeldCalls(store.other, 2);
    hold(calls, 'a', 1);
    hold(calls, 'b', 2);
    store.other.exec("delete from held_call where call_ref = 'a'");
    hold(calls, 'c', 3);

    expect(held()).toEqual(['b', 'c']);
  });

  it('are held with what they are mixed with', () => {
    const group = { reference: 'parent', calls: ['child', 'parent'] };
    new HeldCalls(store.other).hold({ call: 'child', leg: undefined, group }, false, 1);

    expect(held()).toEqual(['child', 'parent']);
  });
});
