import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import type { Witness } from '@ringfence/rules';
import { EN } from '../i18n/en.js';
import { JA } from '../i18n/ja.js';
import { WitnessCard } from './witness-card.js';

const WITNESS: Witness = {
  case: {
    name: 'a call',
    attempt: {
      attemptId: 'witness',
      action: 'connect',
      initiator: 'user',
      businessNumber: '+81311110001',
      user: { waId: '819011110001' },
      legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
      target: { kind: 'sip-trunk', id: 'pbx' },
    },
    evidence: {},
    now: '2026-06-30T03:00:00.000Z',
  },
  decision: { effect: 'permit', scenario: 'user-to-sip-trunk', codes: ['to-the-pbx'], route: [] },
  facts: {
    'pstn.openLegs': ['target'],
    'pstn.openLegCount': 1,
    'grant.known': false,
    'usage.concurrentCalls': null,
    'restrictions.active': [],
  },
  sentence: { en: 'A call reaches a phone.', ja: '通話が電話に届きます。' },
};

describe('WitnessCard', () => {
  async function drawn(
    language: 'en' | 'ja',
    inputs: Record<string, unknown> = {},
  ): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTransloco({
          config: {
            availableLangs: ['en', 'ja'],
            defaultLang: language,
            reRenderOnLangChange: true,
          },
        }),
      ],
    });
    const transloco = TestBed.inject(TranslocoService);
    transloco.setTranslation(EN, 'en');
    transloco.setTranslation(JA, 'ja');
    transloco.setActiveLang(language);
    const card = TestBed.createComponent(WitnessCard);
    for (const [name, value] of Object.entries({ witness: WITNESS, ...inputs })) {
      card.componentRef.setInput(name, value);
    }
    await card.whenStable();
    return card.nativeElement as HTMLElement;
  }

  const texts = (root: HTMLElement, selector: string): readonly string[] =>
    [...root.querySelectorAll(selector)].map((each) =>
      (each.textContent ?? '').replace(/\s+/gu, ' ').trim(),
    );

  for (const [language, sentence, effect] of [
    ['en', 'A call reaches a phone.', 'Permit'],
    ['ja', '通話が電話に届きます。', '許可'],
  ] as const) {
    it(`tells the call and its answer in the reader's language (${language})`, async () => {
      const card = await drawn(language);
      expect([texts(card, '.ln'), texts(card, '.eff'), texts(card, '.code')]).toEqual([
        [sentence],
        [effect],
        ['to-the-pbx'],
      ]);
    });
  }

  it('says of each fact that matters what it is, also where it is not known or nothing', async () => {
    const facts = Object.keys(WITNESS.facts).slice(1);
    const card = await drawn('en', { facts });
    expect(texts(card, '.facts li > :last-child')).toEqual(['1 leg', 'no', 'Unknown', 'none']);
  });

  it('leads to each rule behind the answer, and to the bench with the call', async () => {
    const card = await drawn('en', {
      rules: ['routing/to-the-pbx'],
      ruleTarget: (rule: string) => ({ commands: '/drafts/1', queryParams: { at: rule } }),
      bench: { draft: '1' },
    });
    const links = [...card.querySelectorAll('a')].map((each) => each.getAttribute('href'));
    expect(links).toEqual(['/drafts/1?at=routing%2Fto-the-pbx', '/bench?draft=1']);
  });

  it('leads nowhere where nobody says where to', async () => {
    const card = await drawn('en', { rules: ['routing/to-the-pbx'] });
    expect([card.querySelectorAll('a').length, texts(card, '.code')]).toEqual([
      0,
      ['routing/to-the-pbx'],
    ]);
  });
});
