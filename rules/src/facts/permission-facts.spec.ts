import { businessCall, NOW, userCall } from '../engine/questions.fixture.js';
import type { Grant } from '../model/grant.js';
import type { Parameter } from '../model/parameter.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { deriveFacts } from './derive-facts.js';
import { grantStatus, type GrantStatus } from './permission-facts.js';

const T = Date.parse('2026-11-01T00:00:00Z');
const TTL = 604_800_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const temporary = (more: Grant = {}): Grant => ({ kind: 'temporary', grantedAt: iso(T), ...more });
const permanent = (more: Grant = {}): Grant => ({ kind: 'permanent', grantedAt: iso(T), ...more });

describe('grantStatus', () => {
  const rows: readonly [
    name: string,
    grant: Grant | undefined,
    at: number,
    is: GrantStatus | null,
  ][] = [
    ['none on record', undefined, T, 'none'],
    ['WA-PERM-003: at the instant it was given', temporary(), T, 'temporary'],
    ['not given yet', temporary(), T - 1, 'none'],
    ['TV01: 604,799 s later', temporary(), T + 604_799_000, 'temporary'],
    ['a millisecond before 168 hours', temporary(), T + TTL - 1, 'temporary'],
    ['TV01: 604,800 s later', temporary(), T + TTL, 'expired'],
    ['before the stated end', temporary({ expiresAt: iso(T + 1000) }), T + 999, 'temporary'],
    ['at the stated end', temporary({ expiresAt: iso(T + 1000) }), T + 1000, 'expired'],
    [
      'a stated end of 16 days',
      temporary({ expiresAt: iso(T + 16 * 86_400_000) }),
      T + TTL,
      'expired',
    ],
    ['a stated end nobody can read', temporary({ expiresAt: 'later' }), T, null],
    ['WA-PERM-004: permanent, years later', permanent(), T + 1000 * 86_400_000, 'permanent'],
    ['permanent, not given yet', permanent(), T - 1, 'none'],
    ['before the revocation', permanent({ revokedAt: iso(T + 5) }), T + 4, 'permanent'],
    ['at the revocation', permanent({ revokedAt: iso(T + 5) }), T + 5, 'revoked'],
    ['revoked and over', temporary({ revokedAt: iso(T + 5) }), T + TTL, 'revoked'],
    ['revoked, and nothing else is known', { revokedAt: iso(T) }, T, 'revoked'],
    ['a revocation nobody can read', permanent({ revokedAt: 'once' }), T, null],
    ['no date, but its end has come', { kind: 'temporary', expiresAt: iso(T) }, T, 'expired'],
    ['no date, its end still to come', { kind: 'temporary', expiresAt: iso(T + 1) }, T, null],
    ['no date', { kind: 'permanent' }, T, null],
    ['a date nobody can read', { kind: 'permanent', grantedAt: 'once' }, T, null],
    ['no kind', { grantedAt: iso(T) }, T, null],
    ['a kind nobody knows', { kind: 'eternal' as 'permanent', grantedAt: iso(T) }, T, null],
    ['nothing at all', {}, T, null],
  ];
  for (const [name, grant, at, is] of rows) {
    it(name, () => expect(grantStatus(grant, at, TTL)).toBe(is));
  }
  it('is unknown for a temporary grant while its life is', () => {
    expect(grantStatus(temporary(), T, null)).toBeNull();
    expect(grantStatus(permanent(), T, null)).toBe('permanent');
  });
});

describe('permission facts', () => {
  function factsOf(
    grant: Grant | null | undefined,
    parameters: readonly Parameter[] = SHIPPED_POLICY.parameters,
  ) {
    const { attempt, evidence } = businessCall();
    const { grant: _, ...rest } = evidence;
    return deriveFacts(attempt, grant === undefined ? rest : { ...rest, grant }, parameters, NOW);
  }
  const withMaxAge = (value: string): Parameter[] =>
    SHIPPED_POLICY.parameters.map((parameter) =>
      parameter.key === 'perm.state.maxAge'
        ? { ...parameter, values: [{ value, source: 'operator' }] }
        : parameter,
    );

  it('tell known absence from what could not be learned', () => {
    expect(factsOf(undefined)).toEqual(
      jasmine.objectContaining({
        'grant.known': true,
        'grant.status': 'none',
        'grant.source': 'none',
        'grant.stateFresh': true,
      }),
    );
    expect(factsOf(null)).toEqual(
      jasmine.objectContaining({
        'grant.known': false,
        'grant.status': null,
        'grant.statusKnown': false,
        'grant.source': null,
      }),
    );
  });

  it('need a permission exactly when the leg to add is WhatsApp', () => {
    expect(factsOf(undefined)['permission.needed']).toBeTrue();
    const { attempt, evidence } = userCall();
    expect(deriveFacts(attempt, evidence, [], NOW)['permission.needed']).toBeFalse();
  });

  it('hold a count that is absent for unknown, never for zero', () => {
    const { attempt, evidence } = businessCall({ evidence: { usage: { connectedCalls24h: 3 } } });
    const facts = deriveFacts(attempt, evidence, SHIPPED_POLICY.parameters, NOW);
    expect(facts['usage.connectedCalls24h']).toBe(3);
    for (const name of [
      'unansweredInARow',
      'activeCallsOfPair',
      'concurrentCalls',
      'initiations24h',
    ]) {
      expect(facts[`usage.${name}`]).withContext(name).toBeNull();
    }
  });

  it('D1: cannot tell how fresh a state is that could not be learned', () => {
    expect(factsOf(null, withMaxAge('PT24H'))['grant.stateFresh']).toBeNull();
    expect(factsOf(undefined, withMaxAge('PT24H'))['grant.stateFresh']).toBeTrue();
  });

  const day = 86_400_000;
  const ages: readonly [
    name: string,
    confirmedAt: string | undefined,
    maxAge: string | null,
    fresh: boolean | null,
  ][] = [
    ['no limit is set', undefined, null, true],
    ['WA-PERM-022: confirmed a millisecond within the limit', iso(NOW - day + 1), 'PT24H', true],
    ['WA-PERM-022: confirmed exactly the limit ago', iso(NOW - day), 'PT24H', false],
    ['never confirmed', undefined, 'PT24H', false],
    ['confirmed at an instant nobody can read', 'once', 'PT24H', false],
    ['a limit nobody can read', iso(NOW), 'a day', null],
  ];
  for (const [name, confirmedAt, maxAge, fresh] of ages) {
    it(`are ${String(fresh)} about freshness: ${name}`, () => {
      const grant = permanent(confirmedAt === undefined ? {} : { confirmedAt });
      const facts = factsOf(grant, maxAge === null ? undefined : withMaxAge(maxAge));
      expect(facts['grant.stateFresh']).toBe(fresh);
    });
  }
});
