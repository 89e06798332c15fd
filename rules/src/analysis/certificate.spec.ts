import { readFileSync } from 'node:fs';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { policyDigest } from '../parse/policy-digest.js';
import { analyse } from './analyse.js';
import { certificateDigest, certify, TOOL_VERSION, witnessDigest } from './certificate.js';
import { PLANTED_MISTAKES } from './planted-mistakes.fixture.js';

let ticks = 0;
/** No two runs take the same time. */
const clock = (): number => (ticks += 1 / 1024);
const certified = (policy = SHIPPED_POLICY) => certify(policy, analyse(policy, { clock }));

describe('certify', () => {
  it('says the same of the same bytes, however long it took', () => {
    expect(certificateDigest(certified())).toBe(certificateDigest(certified()));
  });

  it('names bytes, program, engines, assumptions and every verdict', () => {
    const { policy, tool, engines, assumptions, verdicts } = certified();

    expect(policy).toBe(policyDigest(SHIPPED_POLICY));
    expect([tool.version, engines.length]).toEqual([TOOL_VERSION, 2]);
    expect(assumptions.length).toBeGreaterThan(4);
    expect(verdicts.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
    expect(verdicts.every(({ engines: { diagram, sat } }) => diagram === sat)).toBeTrue();
  });

  it('changes with the properties a policy states, and with what they are', () => {
    const stated = (value: string) =>
      certified({
        ...SHIPPED_POLICY,
        properties: [
          {
            id: 'own',
            title: { en: 'own', ja: '独自' },
            kind: 'never-permits',
            when: { fact: 'flow.destination', operator: 'equal', value },
          },
        ],
      }).properties;

    expect(new Set([certified().properties, stated('pstn'), stated('other')]).size).toBe(3);
  });

  it('names the call that breaks a property by the digest of its case', () => {
    const { policy, breaks } = PLANTED_MISTAKES[0]!;
    const analysis = analyse(policy, { clock });
    const broken = analysis.properties.find(({ id }) => id === breaks)!;
    const told = certify(policy, analysis).verdicts.find(({ id }) => id === breaks)!;

    expect(told.verdict).toBe('refuted');
    expect(told.witness).toBe(witnessDigest(broken));
  });

  it('tells the version that this is', () => {
    const manifest = new URL('../../package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

    expect(TOOL_VERSION).toBe(version);
  });
});
