import type { FactInvariant } from '../../model/fact-invariant.js';
import type { Parameter } from '../../model/parameter.js';

/**
 * That no grant is stale where no age is ever set: without it, a rule about stale grants could be changed in ways that no case can
 * show, and it would look as if one was missing.
 */
export function freshnessInvariants(parameters: readonly Parameter[]): readonly FactInvariant[] {
  const isSet = parameters.some(
    ({ key, values }) => key === 'perm.state.maxAge' && values.some(({ value }) => value !== null),
  );
  return isSet ? [] : [NEVER_STALE];
}

const NEVER_STALE: FactInvariant = {
  id: 'no-grant-is-stale-without-an-age',
  text: {
    en: 'While `perm.state.maxAge` is unset, every grant counts as confirmed recently.',
    ja: '`perm.state.maxAge` が未設定の間、同意は常に最近確認されたものとみなされる。',
  },
  holds: { fact: 'grant.stateFresh', operator: 'equal', value: true },
  strength: 'always-true',
};
