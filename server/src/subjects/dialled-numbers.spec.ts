import fc from 'fast-check';
import { numbersAt } from './dialled-numbers.js';

const JP = '+81311110001';
const US = '+12025550100';
const USER = '819011110001';

describe('numbersAt', () => {
  const spellings: readonly { name: string; text: string; business?: string; is?: string[] }[] = [
    { name: 'E.164', text: '+819011110001' },
    { name: 'a WhatsApp id', text: '819011110001' },
    { name: 'a tel URI', text: 'tel:+819011110001' },
    { name: 'a tel URI with hyphens and a parameter', text: 'tel:+81-90-1111-0001;ext=5' },
    { name: 'a tel URI in capitals', text: 'TEL:+819011110001' },
    { name: 'a SIP URI', text: 'sip:+819011110001@pbx.example' },
    { name: 'a SIP URI of a phone', text: 'sips:819011110001@pbx.example;user=phone' },
    { name: 'a SIP URI with a password', text: 'sip:819011110001:1234@pbx.example' },
    { name: 'a SIP URI with escapes', text: 'sip:%2B819011110001@pbx.example' },
    { name: 'escapes within escapes', text: 'sip:%252B%2538%2531%2539011110001@pbx.example' },
    { name: 'a prefix of the channel', text: 'whatsapp:+819011110001' },
    { name: 'spaces', text: '+81 90 1111 0001' },
    { name: 'hyphens and brackets', text: '+81 (90) 1111-0001' },
    { name: 'dots', text: '+81.90.1111.0001' },
    { name: 'full-width digits', text: '＋８１９０１１１１０００１' },
    { name: 'full-width with hyphens', text: '＋８１－９０－１１１１－０００１' },
    { name: 'Arabic-Indic digits', text: '٨١٩٠١١١١٠٠٠١' },
    { name: 'Devanagari digits', text: '८१९०११११०००१' },
    { name: 'invisible characters', text: '81\u200b9011\u00ad110001' },
    { name: 'an international prefix', text: '00819011110001' },
    { name: 'the Japanese international prefix', text: '010819011110001' },
    { name: 'the American international prefix', text: '011819011110001', business: US },
    { name: 'as dialled within the country', text: '09011110001' },
    { name: 'as written within the country', text: '090-1111-0001' },
    {
      name: 'as dialled within North America',
      text: '(202) 555-0123',
      business: US,
      is: ['12025550123'],
    },
    { name: 'a display name before it', text: '"Taro" <sip:+819011110001@pbx.example>' },
    {
      name: 'two numbers',
      text: 'tel:+819011110001;phone-context=+12025550123',
      is: [USER, '12025550123'],
    },
    { name: 'a short code', text: '110', is: [] },
    { name: 'a host', text: 'sip:203.0.113.77', is: [] },
    { name: 'a host after a name', text: 'sip:taro@203.0.113.77', is: [] },
    { name: 'a name with digits', text: 'agent1234567', is: [] },
    {
      name: 'the user part of a hash',
      text: 'sip:1f3870be274f6c49b3e31a0c6728957f@x.example',
      is: [],
    },
    { name: 'more digits than any number has', text: '12345678901234567890', is: [] },
    { name: 'nothing', text: '', is: [] },
  ];
  for (const { name, text, business = JP, is = [USER] } of spellings) {
    it(`reads ${name}`, () => {
      expect(numbersAt(text, business)).toEqual(is);
    });
  }

  it('finds every number however it is separated', () => {
    const number = fc.stringMatching(/^[1-9]\d{6,14}$/);
    const separators = fc.array(fc.constantFrom('', '', ' ', '-', '.', '(', ') '), {
      minLength: 15,
      maxLength: 15,
    });
    const property = fc.property(number, separators, (digits, between) => {
      const written = [...digits].map((digit, i) => (i === 0 ? digit : between[i - 1]! + digit));
      expect(numbersAt(`+${written.join('')}`, JP)).toEqual([digits]);
    });
    expect(() => fc.assert(property, { numRuns: 2_000 })).not.toThrow();
  });

  it('takes the first four of a text: more are nobody’s honest address', () => {
    const many = Array.from({ length: 30 }, (_, i) => `+8190111100${10 + i}`);

    expect(numbersAt(many.join(';'), JP)).toEqual(many.slice(0, 4).map((one) => one.slice(1)));
  });

  it('reads any text at all', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
      for (const digits of numbersAt(text, JP)) expect(digits).toMatch(/^\d{7,15}$/);
    });
    expect(() => fc.assert(property, { numRuns: 5_000 })).not.toThrow();
  });
});
