import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import type { Rule } from '../model/ruleset.js';
import { conditionSentence } from './condition-sentence.js';
import { figuresOn } from './figures.js';
import { ruleSentence } from './rule-sentence.js';

const NOW = Date.UTC(2026, 10, 24);
const figures = figuresOn(SHIPPED_POLICY.parameters, NOW);

describe('ruleSentence', () => {
  for (const [name, ruleset] of Object.entries(SHIPPED_POLICY.rulesets)) {
    for (const rule of ruleset.rules) {
      it(`tells ${name}/${rule.name} in both languages, effect first`, () => {
        const en = ruleSentence(rule, 'en', { figures });
        const ja = ruleSentence(rule, 'ja', { figures });
        const forbids = rule.event.type === 'forbid';

        expect(en.segments[0]).toEqual({ kind: 'effect', text: forbids ? 'Forbid' : 'Permit' });
        expect(ja.segments[0]).toEqual({ kind: 'effect', text: forbids ? '禁止' : '許可' });
        expect(en.text).toMatch(/^[^{}]+\.$/);
        expect(ja.text).toMatch(/^[^{}]+。$/);
        expect(ja.text).not.toBe(en.text);
      });
      it(`can build ${name}/${rule.name} from its conditions`, () => {
        const { sentence: _, ...params } = rule.event.params;
        const bare = { ...rule, event: { ...rule.event, params } } as Rule;
        const wording = { figures, conditions: ruleset.conditions ?? {} };

        expect(ruleSentence(bare, 'en', wording).text).toMatch(/^(Forbid|Permit) an attempt when /);
        expect(ruleSentence(bare, 'ja', wording).text).toMatch(
          /^(禁止|許可)：.+(認めない|認める)。$/,
        );
      });
    }
  }

  const limit = SHIPPED_POLICY.rulesets['call-permission'].rules.find(
    ({ name }) => name === 'connected-calls-within-the-limit',
  )!;

  it('marks a dated figure as a value of its fact', () => {
    expect(ruleSentence(limit, 'en', { figures }).segments).toContain({
      kind: 'value',
      text: '100',
      fact: 'limit.connectedCalls24h',
    });
  });

  it('tells the figure of the provider', () => {
    const infobip = figuresOn(SHIPPED_POLICY.parameters, NOW, 'infobip');
    expect(ruleSentence(limit, 'ja', { figures: infobip }).text).toBe(
      '禁止：直近24時間の接続が5回に達した利用者への発信を認めない。',
    );
  });

  it('tells one of a unit in the singular', () => {
    const told = (value: number): string =>
      conditionSentence({ fact: 'usage.connectedCalls24h', operator: 'lessThan', value }, 'en')
        .text;
    expect(told(1)).toMatch(/ 1 call$/);
    expect(told(2)).toMatch(/ 2 calls$/);
  });

  it('does not repeat a sentence that claims another effect than the rule has', () => {
    const turned: Rule = { ...limit, event: { ...limit.event, type: 'permit' } };
    expect(ruleSentence(turned, 'en', { figures }).text).toMatch(/^Permit an attempt when /);
  });

  it('builds a sentence with names, operators and values in words', () => {
    const rule: Rule = {
      name: 'r',
      conditions: {
        all: [
          { fact: 'flow.origin', operator: 'equal', value: 'sip-trunk' },
          {
            any: [
              { fact: 'usage.connectedCalls24h', operator: 'greaterThanInclusive', value: 3 },
              { fact: 'businessNumber.sandbox', operator: 'equal', value: false },
            ],
          },
        ],
      },
      event: {
        type: 'forbid',
        params: { code: 'c', clause: 'WA-PSTN-001', text: { en: 'e', ja: 'j' } },
      },
    };
    expect(ruleSentence(rule, 'en').text).toBe(
      'Forbid an attempt when origin of the call is SIP trunk and (connected calls to this user in 24 hours is at least 3 calls or it is not so that the number is a sandbox).',
    );
    expect(ruleSentence(rule, 'ja').text).toBe(
      '禁止：発信元がSIPトランクである、かつ（直近24時間の接続回数が3回以上である、または「サンドボックスの番号」に該当しない）場合は認めない。',
    );
  });
});
