import { identityOf } from './mailbox-identity.js';

describe('identityOf', () => {
  const same: readonly { name: string; email: string }[] = [
    { name: 'the address as it is', email: 'aiko@example.com' },
    { name: 'capitals', email: 'Aiko@Example.COM' },
    { name: 'blanks around it', email: ' aiko@example.com ' },
    { name: 'a tag', email: 'aiko+approver@example.com' },
    { name: 'two tags', email: 'aiko+a+b@example.com' },
    { name: 'full width', email: 'ａｉｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ' },
    { name: 'the dot at the end of a domain', email: 'aiko@example.com.' },
  ];
  for (const { name, email } of same) {
    it(`is one for ${name}`, () => expect(identityOf(email)).toBe('aiko@example.com'));
  }

  it('is one for a domain in its own letters and in ASCII', () => {
    expect(identityOf('aiko@例え.jp')).toBe(identityOf('aiko@xn--r8jz45g.jp'));
  });

  const other: readonly { name: string; email: string }[] = [
    { name: 'another mailbox', email: 'aika@example.com' },
    { name: 'another domain', email: 'aiko@example.org' },
    { name: 'a mailbox with a dot', email: 'ai.ko@example.com' },
    { name: 'a text that is no address', email: 'aiko' },
    { name: 'a mailbox that begins with a plus', email: '+aiko@example.com' },
  ];
  for (const { name, email } of other) {
    it(`tells ${name} apart`, () => expect(identityOf(email)).not.toBe('aiko@example.com'));
  }

  it('keeps an address whose domain is no domain', () => {
    expect(identityOf('aiko@not a domain')).toBe('aiko@not a domain');
  });
});
