import { businessCall, NOW } from '../engine/questions.fixture.js';
import type { BusinessNumber } from '../model/evidence.js';
import type { Parameter } from '../model/parameter.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { deriveFacts } from './derive-facts.js';
import { FACT_CATALOG, type FactDefinition } from './fact-catalog.js';

function factsOf(number: Partial<BusinessNumber>, parameters = SHIPPED_POLICY.parameters) {
  const { attempt, evidence } = businessCall({ number });
  return deriveFacts(attempt, evidence, parameters, NOW);
}

describe('number facts', () => {
  const countries: readonly [written: string, read: string | null][] = [
    ['JP', 'JP'],
    ['US', 'US'],
    ['JM', 'JM'],
    // WA-GEO-004: territories count as the US.
    ...['PR', 'GU', 'VI', 'AS', 'MP', 'UM'].map((code): [string, string] => [code, 'US']),
    ['XK', 'XK'],
    ...['+1', '1', 'jp', 'USA', 'US-PR', 'XX', 'ZZ', 'UK', 'EU', '', ' JP', 'J', 'ＪＰ'].map(
      (code): [string, null] => [code, null],
    ),
  ];
  for (const [written, read] of countries) {
    it(`read the country ${JSON.stringify(written)} as ${read}`, () => {
      const facts = factsOf({ country: written });
      expect(facts['businessNumber.country']).toBe(read);
      expect(facts['businessNumber.countryKnown']).toBe(read !== null);
    });
  }

  const providers: readonly [written: string, read: string | null, limit: number | null][] = [
    ['meta', 'meta', 100],
    ['infobip', 'infobip', 5],
    ['INFOBIP', 'infobip', 5],
    [' Infobip', 'infobip', 5],
    ['NTT-CPaaS', 'ntt-cpaas', 5],
    ['someone', 'someone', 100],
    [' ', null, null],
    ['\u200b', null, null],
  ];
  for (const [written, read, limit] of providers) {
    it(`read the provider ${JSON.stringify(written)} as ${read}, whose limit is ${limit}`, () => {
      const facts = factsOf({ provider: written });
      expect(facts['businessNumber.provider']).toBe(read);
      expect(facts['limits.known']).toBe(read !== null);
      expect(facts['limit.connectedCalls24h']).toBe(limit);
    });
  }

  it('D1: know no limit while the provider is not known, since it may tighten any', () => {
    const { attempt, evidence } = businessCall();
    const { provider: _, ...number } = evidence.businessNumber!;
    const facts = deriveFacts(
      attempt,
      { ...evidence, businessNumber: number },
      SHIPPED_POLICY.parameters,
      NOW,
    );
    for (const name of Object.keys(FACT_CATALOG).filter((fact) => fact.startsWith('limit.'))) {
      expect(facts[name]).withContext(name).toBeNull();
    }
  });

  it('are unknown one by one where the directory is silent', () => {
    const { attempt, evidence } = businessCall();
    const facts = deriveFacts(
      attempt,
      { ...evidence, businessNumber: {} },
      SHIPPED_POLICY.parameters,
      NOW,
    );
    expect(facts['businessNumber.registered']).toBeTrue();
    for (const name of [
      'country',
      'provider',
      'callingEnabled',
      'messagingLimit',
      'sandbox',
      'callbackPermission',
    ]) {
      expect(facts[`businessNumber.${name}`]).withContext(name).toBeNull();
    }
    expect(facts['businessNumber.destinationCount']).toBe(0);
    expect(facts['callHours.state']).toBe('open');
  });

  it('say that a number is not registered', () => {
    const { attempt, evidence } = businessCall();
    const { businessNumber: _, ...rest } = evidence;
    const facts = deriveFacts(attempt, rest, SHIPPED_POLICY.parameters, NOW);
    expect(facts['businessNumber.registered']).toBeFalse();
    expect(facts['businessNumber.destinationCount']).toBeNull();
    expect(facts['callHours.state']).toBeNull();
  });

  it('hold every fact of the catalogue, each of its type or unknown', () => {
    const facts = factsOf({
      callHours: { timeZone: 'UTC', weekly: [] },
      restrictions: [{ type: 'DISABLE' }],
    });
    expect(Object.keys(facts).sort()).toEqual(Object.keys(FACT_CATALOG).sort());
    for (const [name, definition] of Object.entries<FactDefinition>(FACT_CATALOG)) {
      const value = facts[name] ?? null;
      if (value === null) continue;
      const type = Array.isArray(value) ? 'string-list' : typeof value;
      const wanted = definition.type === 'instant' ? 'number' : definition.type;
      expect(type).withContext(name).toBe(wanted);
      const { values } = definition;
      if (values === undefined) continue;
      for (const word of [value].flat()) expect(values).withContext(name).toContain(String(word));
    }
  });

  describe('the local stop of unanswered calls (perm.unanswered.localStop)', () => {
    const stopAt = (value: unknown): Parameter[] =>
      SHIPPED_POLICY.parameters.map((parameter) =>
        parameter.key === 'perm.unanswered.localStop'
          ? ({ ...parameter, values: [{ value, source: 'operator' }] } as Parameter)
          : parameter,
      );
    const rows: readonly [value: unknown, limit: number | null, sandbox: number | null][] = [
      [null, 4, 10],
      [3, 3, 3],
      [6, 4, 6],
      ['3', null, null],
    ];
    for (const [value, limit, sandbox] of rows) {
      it(`set to ${JSON.stringify(value)} makes the limits ${limit} and ${sandbox}`, () => {
        const facts = factsOf({}, stopAt(value));
        expect([facts['limit.unansweredInARow'], facts['limit.unansweredInARowSandbox']]).toEqual([
          limit,
          sandbox,
        ]);
      });
    }
  });
});
