import fc from 'fast-check';
import { PROVIDER_NAME, providerName, providerOf } from './provider.js';

describe('a provider by its name', () => {
  for (const written of [
    'NTT CPaaS',
    'ntt_cpaas',
    ' ntt-cpaas ',
    'ntt\u2013cpaas',
    'ＮＴＴ－ＣＰａａＳ',
  ]) {
    it(`${JSON.stringify(written)} is ntt-cpaas`, () =>
      expect(providerName(written)).toBe('ntt-cpaas'));
  }

  for (const provider of ['', ' ', 'none', ' NONE', 'Ｎｏｎｅ']) {
    it(`${JSON.stringify(provider)} is not known`, () =>
      expect(providerOf({ businessNumber: { provider } })).toBeUndefined());
  }

  it('under which an overlay may be filed is the name every number of the provider has', () => {
    const filed = fc.property(
      fc.stringMatching(PROVIDER_NAME),
      (name) => providerName(name) === name,
    );
    expect(() => fc.assert(filed)).not.toThrow();
  });
});
