import { freshKeys } from '../keys/keys.fixture.js';
import { keyIdOf, REFERENCE, References, type ReferenceDomain } from './references.js';

describe('References', () => {
  const first = freshKeys().pseudonyms.keys.get(1)!;
  const second = freshKeys().pseudonyms.keys.get(1)!;
  const one = new References({ current: 1, keys: new Map([[1, first]]) });
  const two = new References({
    current: 2,
    keys: new Map([
      [1, first],
      [2, second],
    ]),
  });

  it('are the same for the same name, and show nothing of it', () => {
    const made = one.of('number', '819011110001');

    expect(made).toMatch(REFERENCE);
    expect(made).toBe(one.of('number', '819011110001'));
    expect(made).toBe(
      new References({ current: 1, keys: new Map([[1, first]]) }).of('number', '819011110001'),
    );
    expect(made).not.toContain('8190');
  });

  it('differ by name, by what the name is of, and by key', () => {
    const domains: ReferenceDomain[] = ['number', 'bsuid', 'attempt', 'question', 'call', 'event'];
    const made = [
      ...domains.map((domain) => one.of(domain, '819011110001')),
      one.of('number', '819011110002'),
      two.of('number', '819011110001'),
    ];

    expect(new Set(made.map((reference) => reference.slice(3))).size).toBe(made.length);
  });

  it('are made with the current key, and found under every key', () => {
    const old = one.of('number', '819011110001');
    const all = two.all('number', '819011110001');

    expect(all.map(keyIdOf)).toEqual([2, 1]);
    expect(all).toEqual([two.of('number', '819011110001'), old]);
    expect(two.like(old, 'number', '819011110001')).toBe(old);
  });

  it('are not made under a key nobody has', () => {
    expect(() => one.under(2, 'number', '1')).toThrowError(/no key 2/);
    expect(() => one.like('819011110001', 'number', '1')).toThrowError(/no key 0/);
  });
});
