import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import type { AuditEntry } from '../api/audit-wire.js';
import { EN } from '../i18n/en.js';
import { EntryWords, iconOfEntry, placeOfEntry } from './entry-words.js';

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  index: 5,
  at: '2026-11-24T01:00:00.000Z',
  kind: 'act',
  leafHash: '',
  leaf: {},
  actorName: null,
  ...more,
});
const act = (leaf: Record<string, unknown>, actorName: string | null = null): AuditEntry =>
  entry({ leaf, actorName });

describe('EntryWords', () => {
  let words: EntryWords;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en' } })],
    });
    TestBed.inject(TranslocoService).setTranslation(EN, 'en');
    words = TestBed.inject(EntryWords);
  });

  it('tells an act in words, with whom and what about', () => {
    const submitted = act({ action: 'draft.submit', object: 'draft/01J' }, 'Mori Aya');
    expect([words.what(submitted), words.about(submitted), words.who(submitted)]).toEqual([
      'Change submitted',
      'draft/01J',
      'Mori Aya',
    ]);
  });

  it('tells an act it does not know by its name, and the product by its own', () => {
    const unknown = act({ action: 'tide.turn', actor: { kind: 'system', id: 'ringfence' } });
    expect([words.what(unknown), words.who(unknown)]).toEqual(['tide.turn', 'Ringfence']);
    const machine = act({ action: 'draft', actor: { kind: 'machine', id: 'k1' } });
    expect([words.what(machine), words.who(machine)]).toEqual(['draft', 'k1']);
  });

  it('tells a decision by its effect, its first reason and its key', () => {
    const denied = entry({
      kind: 'decision',
      leaf: { effect: 'deny', reasons: ['pstn-leg', 'no-route'], key: 'k1' },
    });
    expect([words.what(denied), words.about(denied), words.who(denied)]).toEqual([
      'Decision, deny',
      'pstn-leg',
      'k1',
    ]);
  });
});

describe('placeOfEntry', () => {
  const cases: [string, AuditEntry, readonly string[] | null][] = [
    ['a draft', act({ object: 'draft/01J' }), ['/reviews', '01J']],
    ['a version', act({ object: 'version/3' }), ['/policy/versions', '3']],
    ['a bundle', act({ object: 'bundle/2', details: { version: 3 } }), ['/policy/versions', '3']],
    ['a person', act({ object: 'person/p1' }), ['/settings/people']],
    ['a session', act({ object: 'session/abc' }), null],
    ['nothing', act({}), null],
    ['a decision', entry({ kind: 'decision', leaf: { decisionId: '01D' } }), ['/decisions', '01D']],
  ];
  for (const [name, each, place] of cases) {
    it(`of an entry about ${name} is ${place?.join('/') ?? 'none'}`, () => {
      expect(placeOfEntry(each)).toEqual(place);
      expect(iconOfEntry(each)).toBeTruthy();
    });
  }
});
