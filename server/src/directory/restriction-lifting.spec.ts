import type { Restriction } from '@ringfence/rules';
import { liftedBy } from './restriction-lifting.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const BUSINESS = 'RESTRICTED_BUSINESS_INITIATED_CALLING';
const USER = 'RESTRICTED_USER_INITIATED_CALLING';
const [SOON, LATE] = ['2026-11-25T00:00:00Z', '2026-12-25T00:00:00Z'];

describe('a restriction is lifted', () => {
  const rows: readonly {
    name: string;
    standing: readonly Restriction[];
    list: readonly Restriction[];
    lifted: readonly Restriction[];
  }[] = [
    { name: 'none of none', standing: [], list: [], lifted: [] },
    { name: 'none by setting one', standing: [], list: [{ type: USER }], lifted: [] },
    {
      name: 'by leaving it out',
      standing: [{ type: BUSINESS, until: SOON }],
      list: [],
      lifted: [{ type: BUSINESS, until: SOON }],
    },
    {
      name: 'by naming another in its place',
      standing: [{ type: BUSINESS }],
      list: [{ type: USER }],
      lifted: [{ type: BUSINESS }],
    },
    {
      name: 'by an earlier end',
      standing: [{ type: BUSINESS, until: LATE }],
      list: [{ type: BUSINESS, until: SOON }],
      lifted: [{ type: BUSINESS, until: LATE }],
    },
    {
      name: 'by an end where it had none',
      standing: [{ type: BUSINESS }],
      list: [{ type: BUSINESS, until: LATE }],
      lifted: [{ type: BUSINESS }],
    },
    {
      name: 'not by a later end',
      standing: [{ type: BUSINESS, until: SOON }],
      list: [{ type: BUSINESS, until: LATE }],
      lifted: [],
    },
    {
      name: 'not by taking its end away',
      standing: [{ type: BUSINESS, until: SOON }],
      list: [{ type: BUSINESS }],
      lifted: [],
    },
    {
      name: 'not by naming it twice, once with its end',
      standing: [{ type: BUSINESS, until: LATE }],
      list: [
        { type: BUSINESS, until: SOON },
        { type: BUSINESS, until: LATE },
      ],
      lifted: [],
    },
    {
      name: 'not when it was over before',
      standing: [{ type: BUSINESS, until: '2026-11-24T03:00:00Z' }],
      list: [],
      lifted: [],
    },
    {
      name: 'when a millisecond of it is left',
      standing: [{ type: BUSINESS, until: '2026-11-24T03:00:00.001Z' }],
      list: [],
      lifted: [{ type: BUSINESS, until: '2026-11-24T03:00:00.001Z' }],
    },
  ];
  for (const { name, standing, list, lifted } of rows) {
    it(name, () => {
      expect(liftedBy(standing, list, NOW)).toEqual([...lifted]);
    });
  }
});
