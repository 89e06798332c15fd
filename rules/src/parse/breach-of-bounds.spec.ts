import { breachOfBounds } from './breach-of-bounds.js';

const LIMITS = { depth: 3, keys: 2, items: 4 };

describe('the bound that a large body breaks', () => {
  const rows: readonly { text: string; breach: ReturnType<typeof breachOfBounds> }[] = [
    { text: '[[[1]]]', breach: undefined },
    { text: '[[[[1]]]]', breach: 'too-deep' },
    { text: '[[[[', breach: 'too-deep' },
    { text: '{"a":{"b":[{}]}}', breach: 'too-deep' },
    { text: '[[],[],[],[[]]]', breach: undefined },
    { text: '[1,2,3,4]', breach: undefined },
    { text: '[1,2,3,4,5]', breach: 'too-many' },
    { text: '[[1,2,3,4],[1,2,3,4]]', breach: undefined },
    { text: '[[1,2,3,4],2,3,4,5]', breach: 'too-many' },
    { text: '{"a":1,"b":2}', breach: undefined },
    { text: '{"a":1,"b":2,"c":3}', breach: 'too-many' },
    { text: '[{"a":1,"b":2},2,3,4]', breach: undefined },
    { text: '["[[[[,,,,,,","\\"[[[[","\\\\"]', breach: undefined },
    { text: '["\\\\",[[[]]]]', breach: 'too-deep' },
    { text: ']]]]1,2', breach: undefined },
    { text: '', breach: undefined },
  ];
  for (const { text, breach } of rows) {
    it(`of ${text}: ${breach ?? 'none'}`, () => {
      expect(breachOfBounds(text, LIMITS)).toBe(breach);
    });
  }

  const counted: readonly { text: string; most: number }[] = [
    { text: '[{},{},{}]', most: 6 },
    { text: '{"a":1,"b":[2]}', most: 5 },
    { text: '["[{:,",":"]', most: 2 },
  ];
  for (const { text, most } of counted) {
    it(`is broken by ${text} where fewer than ${most} parts are allowed in all`, () => {
      expect(breachOfBounds(text, LIMITS, most)).toBeUndefined();
      expect(breachOfBounds(text, LIMITS, most - 1)).toBe('too-many');
    });
  }
});
