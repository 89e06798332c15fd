import { CallListing } from './call-listing.js';

const NOW = 1_795_000_000_000;
const HOUR_MS = 3_600_000;
/** The proxy was started an hour ago. */
const SINCE = (NOW - HOUR_MS) / 1_000;

describe('the calls a proxy names', () => {
  const cases: readonly {
    readonly what: string;
    readonly startedAt: number;
    readonly named: readonly string[];
    readonly counted?: number;
    readonly over: readonly string[] | undefined;
  }[] = [
    { what: 'one that is named goes on', startedAt: NOW - 1, named: ['a'], over: [] },
    { what: 'one that is not named is over', startedAt: NOW - 1, named: [], over: ['ref-a'] },
    {
      what: 'others that are named do not count for it',
      startedAt: NOW - 1,
      named: ['b'],
      over: ['ref-a'],
    },
    {
      what: 'a list that lacks a line ends nothing',
      startedAt: NOW - 1,
      named: [],
      counted: 1,
      over: undefined,
    },
    {
      what: 'one that began before the proxy did goes on',
      startedAt: NOW - 2 * HOUR_MS,
      named: [],
      over: [],
    },
    {
      what: 'one that no proxy would remember is over',
      startedAt: NOW - 13 * HOUR_MS,
      named: [],
      over: ['ref-a'],
    },
  ];
  for (const { what, startedAt, named, counted = named.length, over } of cases) {
    it(what, () => {
      const listing = new CallListing('list', [{ call: 'ref-a', startedAt }], (id) => `ref-${id}`);
      for (const callId of named) {
        expect(listing.take({ list: 'list', callId }, NOW)).toBeUndefined();
      }

      expect(listing.take({ list: 'list', calls: counted, since: SINCE }, NOW)).toEqual(
        over === undefined ? undefined : [...over],
      );
    });
  }
});
