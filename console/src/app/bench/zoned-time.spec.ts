import { instantOf, localOf } from './zoned-time.js';

describe('instantOf', () => {
  const cases: readonly { name: string; local: string; zone: string; instant: string | null }[] = [
    {
      name: 'Tokyo is nine hours ahead',
      local: '2026-11-24T10:00',
      zone: 'Asia/Tokyo',
      instant: '2026-11-24T01:00:00.000Z',
    },
    {
      name: 'UTC is itself',
      local: '2026-11-24T10:00',
      zone: 'UTC',
      instant: '2026-11-24T10:00:00.000Z',
    },
    {
      name: 'New York in winter',
      local: '2026-01-05T09:00',
      zone: 'America/New_York',
      instant: '2026-01-05T14:00:00.000Z',
    },
    {
      name: 'New York in summer',
      local: '2026-07-05T09:00',
      zone: 'America/New_York',
      instant: '2026-07-05T13:00:00.000Z',
    },
    {
      name: 'the hour after the clocks went forward',
      local: '2026-03-08T03:30',
      zone: 'America/New_York',
      instant: '2026-03-08T07:30:00.000Z',
    },
    { name: 'no time at all', local: 'soon', zone: 'UTC', instant: null },
    { name: 'a day that does not exist', local: '2026-13-40T10:00', zone: 'UTC', instant: null },
  ];
  for (const { name, local, zone, instant } of cases) {
    it(name, () => expect(instantOf(local, zone)).toBe(instant));
  }
});

describe('localOf', () => {
  const cases = [
    { name: 'a full minute', instant: '2026-11-24T01:00:00Z', local: '2026-11-24T10:00' },
    { name: 'seconds', instant: '2026-11-24T01:00:07Z', local: '2026-11-24T10:00:07' },
    { name: 'milliseconds', instant: '2026-11-24T01:00:00.715Z', local: '2026-11-24T10:00:00.715' },
  ];
  for (const { name, instant, local } of cases) {
    it(`shows what the clocks of the zone show, and leads back to it: ${name}`, () => {
      expect(localOf(instant, 'Asia/Tokyo')).toBe(local);
      expect(instantOf(local, 'Asia/Tokyo')).toBe(new Date(instant).toISOString());
    });
  }
});
