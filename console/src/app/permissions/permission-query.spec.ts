import { paramsOfQuery, queryOfAddress, type PermissionQuery } from './permission-query.js';

const REFERENCE = `p1.${'A'.repeat(22)}`;
const OTHER = `p12.${'_-'.repeat(11)}`;

describe('the list of permissions in an address', () => {
  const rows: readonly { name: string; address: Record<string, string>; is: PermissionQuery }[] = [
    { name: 'nothing', address: {}, is: { state: 'all', number: '', users: [] } },
    {
      name: 'everything',
      address: { state: 'expiring', number: REFERENCE, user: `${REFERENCE},${OTHER}` },
      is: { state: 'expiring', number: REFERENCE, users: [REFERENCE, OTHER] },
    },
    {
      name: 'a state nobody knows',
      address: { state: 'loud' },
      is: { state: 'all', number: '', users: [] },
    },
    {
      name: 'a phone number, which may not stand there',
      address: { number: '+81311110001', user: `819011110001,${OTHER}` },
      is: { state: 'all', number: '', users: [OTHER] },
    },
  ];
  for (const { name, address, is } of rows) {
    it(`reads ${name}`, () => expect(queryOfAddress((key) => address[key] ?? null)).toEqual(is));
  }

  it('asks the server for state and number', () => {
    expect(paramsOfQuery({ state: 'all', number: '', users: [] })).toEqual({ state: 'all' });
    expect(paramsOfQuery({ state: 'none', number: REFERENCE, users: [] })).toEqual({
      state: 'none',
      businessNumber: REFERENCE,
    });
  });
});
