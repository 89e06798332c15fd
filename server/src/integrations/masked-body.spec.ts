import fc from 'fast-check';
import { NUMBER_FORMS } from './number-forms.fixture.js';
import { maskedBody, type MaskedNames } from './masked-body.js';

const OWN = '81311110001';
const USER = '819011110001';
const NAMES: MaskedNames = {
  isOwn: (digits) => digits === OWN,
  referenceOf: (domain, name) => `<${domain} of ${name.length}>`,
};
const REFERENCE = '<number of 12>';

describe('maskedBody', () => {
  const cases: readonly { name: string; value: unknown; request: unknown; answer?: unknown }[] = [
    { name: 'a user’s number', value: USER, request: REFERENCE },
    { name: 'a user’s number with a plus', value: `+${USER}`, request: REFERENCE },
    { name: 'a number of the business', value: `+${OWN}`, request: `+${OWN}` },
    { name: 'a scoped id', value: 'JP.1234567890', request: '<bsuid of 13>' },
    {
      name: 'a number at a SIP address',
      value: `sip:+${USER}@pbx.example.com:5060`,
      request: `sip:${REFERENCE}@pbx.example.com:5060`,
    },
    {
      name: 'a name at a SIP address',
      value: 'sip:taro@pbx.example',
      request: 'sip:…@pbx.example',
    },
    { name: 'a number at a tel address', value: `tel:+${USER};ext=5`, request: `tel:${REFERENCE}` },
    { name: 'a number as a number', value: 819011110001, request: '…' },
    { name: 'a small number', value: 5060, request: 5060 },
    { name: 'a route', value: 'route-sip-in', request: 'route-sip-in' },
    {
      name: 'an id of the platform',
      value: '0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a01',
      request: '0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a01',
    },
    {
      name: 'an instant',
      value: '2026-11-22T09:15:02.431+0000',
      request: '2026-11-22T09:15:02.431+0000',
    },
    {
      name: 'an id of a decision in a header',
      value: 'X-Client-Decision: 01JD3Q6Z8V5W9K2N4M7P0R1S3T\r\n',
      request: '…',
      answer: 'X-Client-Decision: 01JD3Q6Z8V5W9K2N4M7P0R1S3T\r\n',
    },
    {
      name: 'a sentence',
      value: 'The permission is over.',
      request: '…',
      answer: 'The permission is over.',
    },
    { name: 'a sentence with a number', value: `Ask ${USER} first.`, request: '…' },
    { name: 'the address of a host', value: '192.0.2.10', request: '192.0.2.10' },
    { name: 'yes, and nothing', value: [true, null], request: [true, null] },
    {
      name: 'what somebody is called',
      value: { name: 'Taro' },
      request: { name: '…' },
      answer: { name: 'Taro' },
    },
    { name: 'a number as the name of a field', value: { [USER]: 1 }, request: { '…': 1 } },
  ];
  for (const { name, value, request, answer = request } of cases) {
    it(`shows ${name} only as far as it tells of nobody`, () => {
      expect(maskedBody(value, NAMES, false)).toEqual(request);
      expect(maskedBody(value, NAMES, true)).toEqual(answer);
    });
  }

  for (const [name, form] of Object.entries(NUMBER_FORMS)) {
    it(`holds no number written with ${name}`, () => {
      for (const isAnswer of [true, false]) {
        const shown = JSON.stringify(maskedBody({ at: form(USER) }, NAMES, isAnswer));

        expect(shown.normalize('NFKC').replace(/\D/g, '')).not.toContain('9011110001');
      }
    });
  }

  it('holds seven digits of a number nowhere, whatever it lies in', () => {
    const digits = fc.stringMatching(/^[1-9]\d{9,13}$/);
    const shown = fc.property(fc.jsonValue(), digits, fc.boolean(), (value, number, isAnswer) => {
      const told = JSON.stringify(
        maskedBody([value, { value, number, [number]: number }], NAMES, isAnswer),
      );

      return !told.includes(number);
    });
    expect(() => fc.assert(shown, { numRuns: 500 })).not.toThrow();
  });

  it('is bounded, however large the body is', () => {
    const wide = Array.from({ length: 1_000 }, () => 'x');
    let deep: unknown = 'end';
    for (let i = 0; i < 100; i++) deep = { deep };
    const told = JSON.stringify(maskedBody({ wide, deep, long: 'x'.repeat(10_000) }, NAMES, true));

    expect(told.length).toBeLessThan(1_000);
  });
});
