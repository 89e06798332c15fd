import type { DiagramLeg, LegState } from './diagram-leg.js';
import type { LegLayout } from './leg-geometry.js';
import { layOut, sidesOf } from './leg-layout.js';
import { fitText, textWidth } from './fit-text.js';

const leg = (id: string, state: LegState = 'up', kind = 'webrtc'): DiagramLeg => ({
  id,
  role: 'participant',
  kind,
  name: id,
  state,
  label: 'connect',
});
const conference = (count: number, last: LegState = 'asked'): DiagramLeg[] =>
  Array.from({ length: count }, (_, index) =>
    leg(`leg-${index}`, index === count - 1 ? last : 'up'),
  );

const overlaps = (layout: LegLayout): string[] => {
  const found: string[] = [];
  layout.nodes.forEach((a, i) =>
    layout.nodes.slice(i + 1).forEach((b, j) => {
      const apart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y;
      if (!apart) found.push(`${i} and ${i + j + 1}`);
    }),
  );
  return found;
};

describe('layOut', () => {
  const shapes: readonly { name: string; legs: DiagramLeg[]; width: number; across: boolean }[] = [
    { name: 'two legs on a wide page run across', legs: conference(2), width: 740, across: true },
    { name: 'three legs still fit the bench', legs: conference(3), width: 736, across: true },
    { name: 'a phone runs down', legs: conference(2), width: 340, across: false },
    { name: 'what does not fit across runs down', legs: conference(6), width: 700, across: false },
    { name: 'six legs fit a very wide page', legs: conference(6), width: 1500, across: true },
  ];
  for (const { name, legs, width, across } of shapes) {
    it(name, () => expect(layOut(legs, width).across).toBe(across));
  }

  for (const width of [320, 640, 740, 1020, 1400]) {
    for (const count of [1, 2, 3, 6, 9, 32]) {
      for (const last of ['asked', 'stopped', 'leaking', 'suspect', 'refused'] as const) {
        it(`keeps ${count} legs, the last ${last}, apart and inside ${width} px`, () => {
          const layout = layOut(conference(count, last), width);
          const outOfSight = layout.nodes.filter(
            (box) =>
              box.x < 0 || box.x + box.width > layout.width || box.y + box.height > layout.height,
          );
          expect({ overlaps: overlaps(layout), outOfSight: outOfSight.length }).toEqual({
            overlaps: [],
            outOfSight: 0,
          });
        });
      }
    }
  }

  it('ends a stopped leg at the fence, without an arrow head', () => {
    const layout = layOut([leg('user'), leg('phone', 'stopped', 'pstn')], 900);
    const line = layout.lines[0];
    const fenceX = layout.yard.x + layout.yard.width;
    const end = Number(/H([\d.]+)$/.exec(line.path)![1]);
    expect([end < fenceX, line.head, line.bar !== null, layout.alarm]).toEqual([
      true,
      null,
      true,
      true,
    ]);
  });

  it('opens the fence only where a call already leaks', () => {
    const layout = layOut([leg('user'), leg('phone', 'leaking', 'pstn')], 900);
    const line = layout.lines[0];
    const end = Number(/H([\d.]+)$/.exec(line.path)![1]);
    expect([end > layout.yard.x + layout.yard.width, line.bar]).toEqual([true, null]);
  });

  it('draws a leg that lets the call out inside, with a way of its own through the fence', () => {
    for (const width of [340, 1100]) {
      const legs = [
        leg('user'),
        leg('app', 'leaking'),
        leg('queue', 'asked'),
        leg('pbx', 'leaking'),
      ];
      const layout = layOut(legs, width);
      expect(layout.nodes.map(({ drawn, outside }) => [drawn.leg?.id, outside])).toEqual(
        legs.map(({ id }) => [id, false]),
      );
      expect(layout.lines.map((line) => [line.leg.id, line.state])).toEqual([
        ['app', 'up'],
        ['queue', 'asked'],
        ['pbx', 'up'],
        ['app-out', 'leaking'],
        ['pbx-out', 'leaking'],
      ]);
      expect(layout.alarm).toBeTrue();
    }
  });

  it('draws a caller from the phone network outside, stopped from outside', () => {
    const layout = layOut(
      [leg('caller', 'stopped', 'pstn'), leg('user', 'asked', 'whatsapp')],
      900,
    );
    expect(layout.nodes.filter((box) => box.outside).map((box) => box.drawn.leg?.id)).toEqual([
      'caller',
    ]);
  });
});

describe('sidesOf', () => {
  it('never folds a leg that is not safe', () => {
    const legs = conference(10).map((each, index) =>
      index === 4 ? { ...each, state: 'suspect' as const } : each,
    );
    const drawn = sidesOf(legs).inside.map((each) => each.leg?.id ?? `+${each.folded!.length}`);
    expect(drawn).toEqual(['leg-0', '+3', 'leg-4', '+4', 'leg-9']);
  });

  it('leaves six legs as they are', () => {
    expect(sidesOf(conference(6)).inside.every((each) => each.leg)).toBe(true);
  });
});

describe('fitText', () => {
  it('cuts what is too long, in either script', () => {
    for (const text of ['a-very-long-name-of-a-trunk', '東京本社コールセンター内線交換機']) {
      const cut = fitText(text, 90, 13);
      expect([cut.endsWith('…'), textWidth(cut, 13) <= 90]).toEqual([true, true]);
    }
  });

  it('leaves what fits', () => expect(fitText('user', 90, 13)).toBe('user'));
});
