import type { PolicyDocument, PolicyProperty } from '@ringfence/rules';
import callPermission from '@ringfence/rules/packs/call-permission/ruleset.json';
import parameters from '@ringfence/rules/packs/parameters.json';
import pstnBan from '@ringfence/rules/packs/pstn-ban/ruleset.json';
import routing from '@ringfence/rules/packs/routing/ruleset.json';
import type { PropertyVerdict } from '@ringfence/rules';
import type { Proofs } from './proofs.js';
import { prove } from './prove.js';

const SHIPPED = {
  rulesets: { 'pstn-ban': pstnBan, 'call-permission': callPermission, routing },
  parameters,
  suites: [],
  properties: [],
} as unknown as PolicyDocument;

const NO_SANDBOX: PolicyProperty = {
  id: 'no-sandbox',
  title: { en: 'Sandbox numbers take no calls.', ja: 'サンドボックスの番号では通話できない。' },
  kind: 'never-permits',
  when: { fact: 'businessNumber.sandbox', operator: 'equal', value: true },
};

function without(name: string): PolicyDocument {
  const ban = SHIPPED.rulesets['pstn-ban'];
  const rules = ban.rules.filter((rule) => rule.name !== name);
  return { ...SHIPPED, rulesets: { ...SHIPPED.rulesets, 'pstn-ban': { ...ban, rules } } };
}

async function allOf(
  policy: PolicyDocument,
  previous: PolicyDocument | null = null,
): Promise<readonly Proofs[]> {
  const all: Proofs[] = [];
  const clock = (): number => performance.mark('proof').startTime;
  for await (const proofs of prove({ turn: 7, policy, previous }, clock)) all.push(proofs);
  return all;
}

async function proofsOf(policy: PolicyDocument): Promise<Proofs> {
  return (await allOf(policy))[0];
}

const refuted = ({ properties }: Proofs): readonly PropertyVerdict[] =>
  properties.filter(({ verdict }) => verdict === 'refuted');

describe('prove', () => {
  it('proves everything of the shipped policy, of the text that was given', async () => {
    const { turn, properties, comparing } = await proofsOf(SHIPPED);
    expect(properties.map(({ verdict }) => verdict)).toEqual(properties.map(() => 'proved'));
    expect([turn, comparing]).toEqual([7, false]);
  });

  it('tells what holds before it compares, and what differs after', async () => {
    const all = await allOf(without('no-emergency-number'), SHIPPED);
    expect(all.map(({ comparing, difference }) => [comparing, difference?.equivalent])).toEqual([
      [true, undefined],
      [false, 'refuted'],
    ]);
  });

  it('tells the rules and the facts behind a call that reaches the phone network', async () => {
    const proofs = await proofsOf(without('no-emergency-number'));
    const ids = refuted(proofs).map(({ id }) => id);
    expect(ids).toContain('ringfence.pstn-by-decision');
    const { rules, facts } = proofs.behind['ringfence.pstn-by-decision'];
    expect(facts).toEqual(['pstn.emergencyLegCount']);
    expect(rules.some((rule) => rule.startsWith('routing/'))).toBeTrue();
  });

  it('tells the facts of a property the policy keeps of itself', async () => {
    const proofs = await proofsOf({ ...SHIPPED, properties: [NO_SANDBOX] });
    expect(refuted(proofs).map(({ id }) => id)).toEqual(['no-sandbox']);
    expect(proofs.behind['no-sandbox'].facts).toEqual(['businessNumber.sandbox']);
  });
});
