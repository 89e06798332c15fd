import type { ReplayChange } from '../model/impact.js';
import type { RecordedDifference } from './differences-on-record.js';
import { ImpactMeter } from './impact-meter.js';
import type { Replay } from './replay.js';

const told = { effect: 'deny', codes: ['pstn-leg'], scenario: null } as const;
const decision = {
  decisionId: 'd',
  index: 1,
  at: '2026-11-24T03:00:00.000Z',
  user: 'p1.x',
  businessNumber: '+81311110001',
};
const changed = (change: ReplayChange | 'same', ...rules: string[]): Replay => ({
  change,
  before: told,
  after: told,
  rules,
});
const lacking = (facts: string[], ...rules: string[]): Replay => ({
  change: 'not-replayable',
  before: told,
  facts,
  rules,
});

describe('ImpactMeter', () => {
  const replays = [
    changed('same'),
    changed('permit-to-deny', 'routing/a', 'routing/b'),
    changed('permit-to-deny', 'routing/b'),
    changed('deny-to-permit', 'routing/c'),
    changed('route-changed', 'routing/a'),
    changed('reasons-changed', 'routing/b'),
    lacking(['usage.x', 'usage.y'], 'routing/a'),
    lacking(['usage.y'], 'routing/b'),
  ];

  it('counts each kind of change, rules and lacking facts with the most first', () => {
    const meter = new ImpactMeter();
    for (const replay of replays) meter.add(replay, decision);
    meter.addUnreadable();
    const { examples, classes, outsideClasses, ...counts } = meter.impact();
    expect([classes, outsideClasses]).withContext('not asked for').toEqual([[], 0]);
    expect(counts).toEqual({
      considered: 9,
      same: 1,
      permitToDeny: 2,
      denyToPermit: 1,
      routeChanged: 1,
      reasonsChanged: 1,
      notReplayable: {
        count: 3,
        facts: [
          { fact: 'usage.y', count: 2 },
          { fact: 'usage.x', count: 1 },
        ],
      },
      byRule: [
        { rule: 'routing/b', count: 3 },
        { rule: 'routing/a', count: 2 },
        { rule: 'routing/c', count: 1 },
      ],
    });
    expect(examples.length).toBe(5);
    expect(examples[0]).toEqual({
      ...decision,
      change: 'permit-to-deny',
      before: told,
      after: told,
    });
  });

  it('counts with a rule only what that rule had a part in', () => {
    const meter = new ImpactMeter('routing/a');
    for (const replay of replays) meter.add(replay, decision);
    meter.addUnreadable();
    const { considered, same, permitToDeny, denyToPermit, routeChanged, notReplayable, examples } =
      meter.impact();
    expect({ considered, same, permitToDeny, denyToPermit, routeChanged }).toEqual({
      considered: 9,
      same: 1,
      permitToDeny: 1,
      denyToPermit: 0,
      routeChanged: 1,
    });
    expect(notReplayable.count).toBe(1);
    expect(examples.map(({ change }) => change)).toEqual(['permit-to-deny', 'route-changed']);
  });

  it('counts classes with the most first, keeps the first of each, and counts what changed in none', () => {
    const answer = { ...told, route: [] };
    const differs = (key: string): RecordedDifference => ({
      key,
      change: 'permit-to-deny',
      from: { ...answer, effect: 'permit' },
      to: answer,
    });
    const meter = new ImpactMeter();
    const add = (decisionId: string, change: ReplayChange | 'same', ...keys: string[]): void =>
      meter.add(changed(change), { ...decision, decisionId }, keys.map(differs));
    add('d1', 'permit-to-deny', 'a');
    add('d2', 'permit-to-deny', 'b');
    add('d3', 'permit-to-deny', 'b', 'c');
    add('d4', 'same', 'b');
    add('d5', 'reasons-changed');
    add('d6', 'same');
    meter.add(lacking(['usage.x']), decision, []);
    const { classes, outsideClasses } = meter.impact();
    expect(classes.map(({ key, count, newest }) => [key, count, newest.decisionId])).toEqual([
      ['b', 3, 'd2'],
      ['a', 1, 'd1'],
      ['c', 1, 'd3'],
    ]);
    expect(classes[0]).toEqual(jasmine.objectContaining(differs('b')));
    expect(outsideClasses).toBe(1);
  });

  it('counts with a rule only classes of calls that rule had a part in', () => {
    const meter = new ImpactMeter('routing/a');
    const answer = { ...told, route: [] };
    const difference = { key: 'k', change: 'reasons-changed', from: answer, to: answer } as const;
    meter.add(changed('reasons-changed', 'routing/a'), decision, [difference]);
    meter.add(changed('reasons-changed', 'routing/b'), decision, [difference]);
    meter.add(changed('reasons-changed', 'routing/b'), decision, []);
    const { classes, outsideClasses } = meter.impact();
    expect([classes.map(({ count }) => count), outsideClasses]).toEqual([[1], 0]);
  });

  it('keeps the first 20 examples of each kind', () => {
    const meter = new ImpactMeter();
    for (let index = 0; index < 25; index++) {
      meter.add(changed('permit-to-deny'), { ...decision, index });
      meter.add(changed('deny-to-permit'), { ...decision, index });
    }
    const indexes = (kind: ReplayChange): number[] =>
      meter
        .impact()
        .examples.filter(({ change }) => change === kind)
        .map(({ index }) => index);
    expect(indexes('permit-to-deny')).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(indexes('deny-to-permit').length).toBe(20);
    expect(meter.impact().permitToDeny).toBe(25);
  });
});
