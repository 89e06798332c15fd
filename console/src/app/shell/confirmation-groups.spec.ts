import type { Confirmation } from '../api/people-wire.js';
import { groupsOf } from './confirmation-groups.js';

describe('Changes that wait for a second person', () => {
  it('stand together by their import, where the first of it does', () => {
    const all = [
      { id: '1', import: 'x' },
      { id: '2' },
      { id: '3', import: 'y' },
      { id: '4', import: 'x' },
    ] as Confirmation[];

    expect(groupsOf(all).map((group) => group.map(({ id }) => id))).toEqual([
      ['1', '4'],
      ['2'],
      ['3'],
    ]);
  });
});
