import { guardOf } from './guard.js';

const OURS = 'https://pdp.example.com/v1/adapters/';

describe('What asks the decision point', () => {
  const said = guardOf(
    { urls: [OURS, 'https://alias.example'], callsConfigurationIds: [] },
    undefined,
    [],
  );
  const rows: readonly { url: string; asks: boolean }[] = [
    { url: `${OURS}infobip/call-routing`, asks: true },
    { url: 'HTTPS://PDP.example.com/v1/adapters/ivr', asks: true },
    { url: 'https://alias.example', asks: true },
    { url: 'https://alias.example/x?y', asks: true },
    { url: 'https://alias.example.evil.net/', asks: false },
    { url: 'https://alias.example@evil.net/', asks: false },
    { url: 'https://pdp.example.com/v2/adapters/', asks: false },
    { url: 'https://pdp.example.com/V1/adapters/', asks: false },
    { url: `${OURS}../../elsewhere`, asks: false },
    { url: `${OURS}%2e%2e/elsewhere`, asks: false },
    { url: '${base}/v1/adapters/', asks: false },
    { url: '', asks: false },
  ];
  for (const { url, asks } of rows) {
    it(`is ${asks ? '' : 'not '}${url || 'no URL'}`, () => expect(said.asks(url)).toBe(asks));
  }

  it('is our own address where the files name it, and any URL where they do not', () => {
    const named = guardOf(undefined, OURS, ['https://a.example/', `${OURS}x`]);
    const unnamed = guardOf(undefined, OURS, ['https://a.example/']);

    expect([named.asks('https://a.example/'), named.asks(`${OURS}x`)]).toEqual([false, true]);
    expect([unnamed.asks('https://a.example/'), unnamed.asks('')]).toEqual([true, false]);
  });

  it('is nothing where an empty list says so', () => {
    const none = guardOf({ urls: [], callsConfigurationIds: [] }, OURS, [`${OURS}x`]);

    expect([none.asks(`${OURS}x`), none.asksFrom('desk')]).toEqual([false, 'no']);
    expect(guardOf(undefined, undefined, []).asksFrom('desk')).toBe('unsaid');
  });
});
