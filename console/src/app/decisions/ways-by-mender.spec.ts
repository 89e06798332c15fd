import type { Mender, WayToPermit } from '@ringfence/rules';
import { waysByMender } from './ways-by-mender.js';

function way(...menders: readonly Mender[]): WayToPermit {
  const text = { en: '', ja: '' };
  return {
    changes: menders.map((by) => ({
      fact: 'grant.status',
      name: text,
      from: 'none',
      to: 'permanent',
      by,
      how: text,
    })),
    case: {} as WayToPermit['case'],
  };
}

describe('waysByMender', () => {
  const rows: readonly [name: string, way: WayToPermit, mender: Mender][] = [
    ['what the business does', way('business', 'business'), 'business'],
    ['what passes', way('time'), 'time'],
    ['what the business does once something has passed', way('business', 'time'), 'time'],
    ['what nobody can do, whatever else is done', way('time', 'business', 'nobody'), 'nobody'],
  ];
  for (const [name, one, mender] of rows) {
    it(`counts ${name} as ${mender}`, () => {
      const empty = { business: [], time: [], nobody: [] };
      expect(waysByMender([one])).toEqual({ ...empty, [mender]: [one] });
    });
  }
});
