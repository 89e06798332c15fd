import type { Condition } from '../../model/ruleset.js';
import { mutantWords, type MutantChange, type MutantPlace } from './mutant-words.js';

const RULE: MutantPlace = { of: 'rule', name: 'rings-a-user' };
const TO_WHATSAPP: Condition = {
  fact: 'flow.destination',
  operator: 'equal',
  value: 'whatsapp',
};
const NO_APP: Condition = { fact: 'flow.appInCall', operator: 'equal', value: false };

describe('mutantWords', () => {
  const rows: readonly [name: string, MutantPlace, MutantChange, en: string, ja: string][] = [
    [
      'a rule that is gone',
      RULE,
      { kind: 'rule-removed', was: TO_WHATSAPP },
      'the rule “rings-a-user” were not there',
      'ルール「rings-a-user」がなくても',
    ],
    [
      'a condition that is gone',
      RULE,
      { kind: 'condition-removed', was: TO_WHATSAPP },
      'the rule “rings-a-user” did not have the condition “destination is WhatsApp”',
      'ルール「rings-a-user」に条件「接続先がWhatsAppである」がなくても',
    ],
    [
      'a comparison that is another',
      { of: 'named', name: 'to-a-user' },
      {
        kind: 'operator-changed',
        was: TO_WHATSAPP,
        is: { ...TO_WHATSAPP, operator: 'notEqual' },
      },
      'the condition “destination is WhatsApp” of the named condition “to-a-user” were “destination is not WhatsApp”',
      '名前付き条件「to-a-user」の条件「接続先がWhatsAppである」が「接続先がWhatsAppでない」になっても',
    ],
    [
      'a condition turned round',
      RULE,
      { kind: 'condition-turned', was: NO_APP, is: { not: NO_APP } },
      'the condition “it is not so that a Calls API app is in the call” of the rule “rings-a-user” meant the opposite',
      'ルール「rings-a-user」の条件「『Calls APIアプリの参加』に該当しない」が逆の意味になっても',
    ],
    [
      'a name within another',
      RULE,
      {
        kind: 'condition-turned',
        was: { not: { condition: 'from-an-app' } },
        is: { condition: 'from-an-app' },
      },
      'the condition “it is not so that (condition ‘from-an-app’ holds)” of the rule “rings-a-user” meant the opposite',
      'ルール「rings-a-user」の条件「『条件「from-an-app」に該当する』に該当しない」が逆の意味になっても',
    ],
    [
      'a group content with less',
      RULE,
      {
        kind: 'group-changed',
        was: { all: [TO_WHATSAPP, NO_APP] },
        is: { any: [TO_WHATSAPP, NO_APP] },
      },
      'only one of the conditions “destination is WhatsApp”, “it is not so that a Calls API app is in the call” of the rule “rings-a-user” had to hold',
      'ルール「rings-a-user」の条件「接続先がWhatsAppである」「『Calls APIアプリの参加』に該当しない」のうち1つを満たすだけでよくなっても',
    ],
    [
      'a group that demands more',
      RULE,
      {
        kind: 'group-changed',
        was: { any: [TO_WHATSAPP, NO_APP] },
        is: { all: [TO_WHATSAPP, NO_APP] },
      },
      'all of the conditions “destination is WhatsApp”, “it is not so that a Calls API app is in the call” of the rule “rings-a-user” had to hold at once',
      'ルール「rings-a-user」の条件「接続先がWhatsAppである」「『Calls APIアプリの参加』に該当しない」をすべて満たす必要があることになっても',
    ],
  ];
  for (const [name, place, change, en, ja] of rows) {
    it(name, () => expect(mutantWords(place, change)).toEqual({ en, ja }));
  }

  it('cuts short what would be longer than a sentence', () => {
    const long: Condition = { any: Array.from({ length: 40 }, () => TO_WHATSAPP) };
    const { en, ja } = mutantWords(RULE, { kind: 'condition-removed', was: long });
    expect(en).toMatch(/…”$/);
    expect(en.length).toBeLessThan(320);
    expect(ja.length).toBeLessThan(200);
  });
});
