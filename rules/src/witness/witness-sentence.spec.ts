import fc from 'fast-check';
import type { Effect } from '../model/decision.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import { factClause } from './fact-words.js';
import { randomQuestions } from './random-questions.fixture.js';
import { realise } from './realise.js';
import type { WantedFacts } from './wanted-facts.js';
import { witnessSentence } from './witness-sentence.js';

describe('witnessSentence', () => {
  const rows: readonly [
    name: string,
    wanted: WantedFacts,
    effect: Effect,
    decisive: readonly string[],
    en: string,
    ja: string,
  ][] = [
    [
      'a call with nothing odd about it',
      { 'flow.origin': 'whatsapp', 'flow.destination': 'webrtc', 'flow.legCount': 2 },
      'permit',
      [],
      'A user’s call to +81311110001 would be connected to WebRTC web-app-2.',
      '利用者から+81311110001への通話について、WebRTC（web-app-2）への接続が許可されます。',
    ],
    [
      'a second leg on the phone network',
      {
        'attempt.action': 'transfer',
        'legs.kinds': ['whatsapp', 'pstn', 'webrtc'],
        'flow.legCount': 3,
      },
      'permit',
      [],
      'A user’s call to +81311110001, which already holds phone network +819033330002, would be transferred to WebRTC web-app-3, although the second leg leads to the phone network.',
      '利用者から+81311110001への通話（ほかに公衆電話網（+819033330002）が参加）について、WebRTC（web-app-3）への転送が許可されます。ただし、2番目のレッグが公衆電話網につながる通話です。',
    ],
    [
      'a user rung without a grant, by a trunk nobody attested',
      {
        'flow.origin': 'sip-trunk',
        'flow.destination': 'whatsapp',
        'flow.legCount': 2,
        'grant.status': 'none',
        'pstn.openLegCount': 1,
      },
      'permit',
      ['grant.status'],
      'A call by +81311110001 from SIP trunk pbx would be connected to the WhatsApp user +819011110001, although the first leg is not attested as unable to reach the phone network and grant of the user is none.',
      '+81311110001によるSIPトランク（pbx）からの通話について、WhatsAppの利用者（+819011110001）への接続が許可されます。ただし、1番目のレッグが公衆電話網に到達しないと証明されていない、かつ利用者の同意がなしである通話です。',
    ],
    [
      'a call that is refused, with an unknown fact',
      {
        'flow.origin': 'whatsapp',
        'flow.destination': 'other',
        'flow.legCount': 2,
        'usage.concurrentCalls': null,
      },
      'deny',
      ['usage.concurrentCalls'],
      'A user’s call to +81311110001 would not be connected to an endpoint of kind “satellite”. In it, the leg to be added is of a kind nobody has classified and “calls up on the business number” could not be learned.',
      '利用者から+81311110001への通話について、種別「satellite」のエンドポイントへの接続が拒否されます。追加するレッグの種別が未分類である、かつ「企業番号の同時通話数」が不明である通話です。',
    ],
    [
      'a call with nowhere to go',
      { 'flow.origin': 'whatsapp', 'flow.destination': 'none', 'flow.via': 'pstn' },
      'deny',
      [],
      'A user’s call to +81311110001 names no place to connect and would be refused. In it, a place the call has passed leads to the phone network.',
      '利用者から+81311110001への通話について、接続先のない要求が拒否されます。経由先が公衆電話網につながる通話です。',
    ],
  ];
  for (const [name, wanted, effect, decisive, en, ja] of rows) {
    it(name, () => {
      const call = realise(wanted, SHIPPED_POLICY.parameters)!;
      expect(witnessSentence(call, effect, decisive)).toEqual({ en, ja });
    });
  }

  it('tells what speaks for a permit that is right, and not that it speaks against it', () => {
    const wanted: WantedFacts = { 'flow.origin': 'whatsapp', 'flow.destination': 'webrtc' };
    const call = realise({ ...wanted, 'flow.legCount': 2 }, SHIPPED_POLICY.parameters)!;
    expect(witnessSentence(call, 'permit', ['flow.initiatedBy'], { isRight: true })).toEqual({
      en: 'A user’s call to +81311110001 would be connected to WebRTC web-app-2. In it, call started by is the user.',
      ja: '利用者から+81311110001への通話について、WebRTC（web-app-2）への接続が許可されます。発信側が利用者である通話です。',
    });
  });

  it('tells any call whole, in both languages', () => {
    const property = fc.property(
      randomQuestions,
      fc.constantFrom<Effect[]>('permit', 'deny'),
      fc.subarray(Object.keys(FACT_CATALOG), { maxLength: 3 }),
      (questions, effect, decisive) => {
        for (const question of questions) {
          const { en, ja } = witnessSentence(question, effect, decisive);
          if (!/^A .+\.$/.test(en) || !/。$/.test(ja)) throw new Error(`${en} ${ja}`);
          if (/undefined|null|\[object/.test(en + ja)) throw new Error(`${en} ${ja}`);
        }
      },
    );
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
  });
});

describe('factClause', () => {
  const rows: readonly [
    name: string,
    clause: ReturnType<typeof factClause>,
    en: string,
    ja: string,
  ][] = [
    [
      'a yes or no',
      factClause('flow.userMatches', false),
      'it is not so that the WhatsApp leg is the user’s own',
      '「WhatsAppレッグと利用者の一致」に該当しない',
    ],
    [
      'a list, cut short',
      factClause('legs.kinds', ['whatsapp', 'webrtc', 'pstn', 'viber']),
      'kinds of all legs: WhatsApp, WebRTC, phone network, …',
      '全レッグの種別がWhatsApp、WebRTC、公衆電話網などである',
    ],
    [
      'an empty list',
      factClause('pstn.legs', []),
      'legs on the phone network: none',
      '公衆電話網のレッグがない',
    ],
    [
      'an instant',
      factClause('clock.now', Date.UTC(2026, 10, 24)),
      'time of the question is 2026-11-24T00:00:00.000Z',
      '問い合わせ時刻が2026-11-24T00:00:00.000Zである',
    ],
    [
      'a fact of the caller’s own',
      factClause('context.team', 'red'),
      'context.team is red',
      'context.teamがredである',
    ],
  ];
  for (const [name, clause, en, ja] of rows) it(name, () => expect(clause).toEqual({ en, ja }));
});
