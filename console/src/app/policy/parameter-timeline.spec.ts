import type { Parameter } from '@ringfence/rules';
import { parameterTimeline } from './parameter-timeline.js';

const parameter = (values: Parameter['values']): Parameter => ({ key: 'k', unit: 'calls', values });
const spans = (values: Parameter['values'], today: string): string[] =>
  parameterTimeline([parameter(values)], today).parameters[0].lanes.flatMap((lane) =>
    lane.spans.map(
      (span) => `${lane.provider ?? 'all'} ${JSON.stringify(span.value.value)} ${span.state}`,
    ),
  );

describe('parameterTimeline', () => {
  const dated = [
    { value: 5, source: 'S2' },
    { value: 10, from: '2025-10-13', source: 'S2' },
    { value: 100, from: '2025-12-19', source: 'S2' },
  ];
  const days: readonly { name: string; today: string; states: string[] }[] = [
    {
      name: 'before the first date the undated value is in force',
      today: '2025-10-12',
      states: ['now', 'future', 'future'],
    },
    {
      name: 'a value is in force from its very day',
      today: '2025-10-13',
      states: ['past', 'now', 'future'],
    },
    { name: 'the last value stays', today: '2026-11-24', states: ['past', 'past', 'now'] },
  ];
  for (const { name, today, states } of days) {
    it(name, () => expect(spans(dated, today).map((each) => each.split(' ')[2])).toEqual(states));
  }

  it('gives each provider a lane of its own', () =>
    expect(
      spans([...dated.slice(0, 1), { value: 3, provider: 'infobip', source: 'I1' }], '2026-01-01'),
    ).toEqual(['all 5 now', 'infobip 3 now']));

  it('tells a parameter without a value from one that has some', () => {
    const unset = (values: Parameter['values']): boolean =>
      parameterTimeline([parameter(values)], '2026-01-01').parameters[0].unset;
    expect([unset([]), unset([{ value: null, source: 'operator' }]), unset(dated)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('keeps every span and today on the axis, in order', () => {
    const timeline = parameterTimeline([parameter(dated)], '2026-11-24');
    const edges = timeline.parameters[0].lanes[0].spans.flatMap((span) => [span.start, span.end]);
    expect([...edges].sort((a, b) => a - b)).toEqual(edges);
    expect([edges[0], edges.at(-1), timeline.today > 0 && timeline.today < 1]).toEqual([
      0,
      1,
      true,
    ]);
    expect(timeline.ticks.every((tick) => /-(01|04|07|10)-01$/.test(tick.day))).toBe(true);
  });

  it('draws an axis even when nothing is dated', () => {
    const timeline = parameterTimeline([], '2026-11-24');
    expect(timeline.from < '2026-11-24' && timeline.to > '2026-11-24').toBe(true);
  });
});
