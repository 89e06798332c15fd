import fc from 'fast-check';
import { shapeOf, wordOf } from './event-shape.js';

describe('the shape of what a platform sent', () => {
  const table: readonly { what: string; item: unknown; shape: unknown }[] = [
    {
      what: 'keeps names, and kinds of values',
      item: { from: '447700900123', note: 'call me', count: 3, done: true, none: null },
      shape: { from: 'digits', note: 'text', count: 'number', done: 'boolean', none: 'null' },
    },
    {
      what: "keeps the platform's own words where words are expected",
      item: { event: 'call_created', direction: 'USER_INITIATED' },
      shape: { event: 'call_created', direction: 'USER_INITIATED' },
    },
    {
      what: 'keeps no digits and no sentence, also where a word is expected',
      item: { event: '447700900123', status: 'Call me at 7', type: 'a1' },
      shape: { event: 'digits', status: 'text', type: 'text' },
    },
    {
      what: 'keeps no name that may be a number or a person’s',
      item: { '447700900123': 1, 'a b': { x: 1 } },
      shape: { '?': { x: 'number' } },
    },
    {
      what: 'shows three of a long list',
      item: { calls: [1, 2, 3, 4] },
      shape: { calls: ['number', 'number', 'number', '…'] },
    },
    {
      what: 'goes six levels down',
      item: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } },
      shape: { a: { b: { c: { d: { e: { f: '…' } } } } } },
    },
  ];
  for (const { what, item, shape } of table) {
    it(what, () => expect(JSON.parse(shapeOf(item))).toEqual(shape));
  }

  it('holds no number, whatever was sent', () => {
    const digits = fc.stringMatching(/^[0-9]{7,15}$/);
    const item = fc.letrec((tie) => ({
      value: fc.oneof(digits, fc.string(), fc.integer(), tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 5 }),
      object: fc.dictionary(fc.oneof(digits, fc.constantFrom('event', 'type')), tie('value'), {
        maxKeys: 5,
      }),
    })).value;
    const holds = fc.property(item, (sent) => !/\d{4}/.test(shapeOf(sent)));

    expect(() => fc.assert(holds, { numRuns: 500 })).not.toThrow();
  });

  it('takes a word for what it is', () => {
    expect(['calls', 'a/b.c', '12', 7, null, ''].map(wordOf)).toEqual([
      'calls',
      'a/b.c',
      'digits',
      'number',
      'null',
      'text',
    ]);
  });
});
