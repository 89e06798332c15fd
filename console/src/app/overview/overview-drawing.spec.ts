import { dialPosts } from './dial-posts.js';
import { niceScale, seriesPlot } from './series-plot.js';
import { sparkPath } from './spark-path.js';

describe('dialPosts', () => {
  const step = (at: string, pstnStopped: number) => ({
    at,
    permit: 0,
    deny: pstnStopped,
    pstnStopped,
  });

  it('is a post an hour, with a stroke only where something was stopped', () => {
    const posts = dialPosts([step('2026-11-24T05:00:00', 3)], 'hour');
    expect(posts.length).toBe(24);
    expect(posts.flatMap(({ stroke }, hour) => (stroke ? [hour] : []))).toEqual([5]);
  });

  it('adds the two ends of a window that fall into one hour of the day', () => {
    const once = dialPosts(
      [step('2026-11-24T05:00:00', 4), step('2026-11-24T06:00:00', 2)],
      'hour',
    );
    const twice = dialPosts(
      [
        step('2026-11-23T05:00:00', 2),
        step('2026-11-24T05:00:00', 2),
        step('2026-11-24T06:00:00', 2),
      ],
      'hour',
    );
    expect(twice).toEqual(once);
  });

  it('is a post a day for longer windows', () => {
    const days = Array.from({ length: 7 }, () => step('2026-11-24T00:00:00', 0));
    expect(dialPosts(days, 'day').length).toBe(7);
  });
});

describe('seriesPlot', () => {
  it('keeps every bar inside the picture, permits above and denies below the axis', () => {
    const counts = [
      { permit: 0, deny: 0 },
      { permit: 4321, deny: 1 },
      { permit: 7, deny: 160 },
    ];
    const { bars, axis, height, width } = seriesPlot(counts, 600, 276);
    for (const bar of bars) {
      expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      expect(axis - bar.permit).toBeGreaterThanOrEqual(0);
      expect(axis + bar.deny).toBeLessThan(height);
    }
  });

  it('draws nothing asked as nothing', () => {
    expect(seriesPlot([{ permit: 0, deny: 0 }], 600, 276).bars[0]).toEqual(
      jasmine.objectContaining({ permit: 0, deny: 0 }),
    );
  });

  const scales: [number, number, number][] = [
    [0, 3, 1],
    [1, 1, 1],
    [4300, 3, 6000],
    [113, 1, 200],
    [37, 3, 40],
  ];
  for (const [most, parts, top] of scales) {
    it(`ends a scale of ${most} in ${parts} at ${top}`, () => {
      expect(niceScale(most, parts).top).toBe(top);
    });
  }
});

describe('sparkPath', () => {
  it('needs two points', () => expect(sparkPath([5], 64, 20).line).toBe(''));
  it('runs from edge to edge', () => {
    expect(sparkPath([0, 10], 64, 20).line).toBe('M0.0 18.0L64.0 2.0');
  });
});
