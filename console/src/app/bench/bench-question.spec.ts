import { BLANK_FORM } from './bench-form.js';
import { questionOfForm, rawOf, readRaw } from './bench-question.js';

const form = { ...BLANK_FORM, businessNumber: '+81311110001' };

describe('readRaw', () => {
  it('reads back what the fields ask', () => {
    const question = questionOfForm(form, {})!;
    expect(readRaw(rawOf(question))).toEqual({ question });
  });

  const raw = rawOf(questionOfForm(form, {})!);
  const broken: readonly {
    name: string;
    change: Partial<typeof raw>;
    part: 'attempt' | 'evidence' | 'now';
  }[] = [
    { name: 'text that is no JSON', change: { attempt: '{' }, part: 'attempt' },
    { name: 'an unknown field', change: { evidence: '{"grants":[]}' }, part: 'evidence' },
    {
      name: 'the same name twice',
      change: { evidence: '{"grant":null,"grant":null}' },
      part: 'evidence',
    },
    { name: 'a time without a zone', change: { now: '2026-11-24T10:00' }, part: 'now' },
  ];
  for (const { name, change, part } of broken) {
    it(`tells of ${name}, at its part`, () => {
      const read = readRaw({ ...raw, ...change });
      const found = 'problems' in read ? read.problems : { attempt: [], evidence: [], now: [] };
      const parts = (['attempt', 'evidence', 'now'] as const).filter(
        (each) => found[each].length > 0,
      );
      expect(parts).toEqual([part]);
    });
  }
});

describe('questionOfForm', () => {
  it('asks nothing while the date is no date', () =>
    expect(questionOfForm({ ...form, askedAt: '' }, {})).toBeNull());
});
