/** What permissions are listed by. */
export const LISTED = [
  'all',
  'granted',
  'temporary',
  'permanent',
  'expiring',
  'expired',
  'revoked',
  'none',
] as const;
export type Listed = (typeof LISTED)[number];

/** What the list shows, as it stands in the address: numbers and people by their references. */
export interface PermissionQuery {
  readonly state: Listed;
  /** Reference of a business number; empty: all. */
  readonly number: string;
  /** References of users that were searched for; none: nobody was. */
  readonly users: readonly string[];
}

const REFERENCE = /^p\d+\.[\w-]{22}$/u;

/** Reads an address; what cannot stand there is passed over. */
export function queryOfAddress(get: (name: string) => string | null): PermissionQuery {
  const state = get('state');
  const number = get('number') ?? '';
  return {
    state: LISTED.find((one) => one === state) ?? 'all',
    number: REFERENCE.test(number) ? number : '',
    users: (get('user') ?? '').split(',').filter((one) => REFERENCE.test(one)),
  };
}

/** What the server is asked for. */
export function paramsOfQuery({ state, number }: PermissionQuery): Record<string, string> {
  return { state, ...(number === '' ? {} : { businessNumber: number }) };
}
