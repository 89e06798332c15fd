import { readConfig } from './config.js';
import { StartRefused } from './start-refused.js';

const KEY = 'k3y-0123456789abcdef0123456789abcdef';

describe('readConfig', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});

    expect(config).toEqual(
      jasmine.objectContaining({
        port: 3000,
        publicUrl: undefined,
        demo: true,
        authzenFixture: false,
      }),
    );
    expect(config.dataFolder).toMatch(/data$/);
    expect(config.keysFolder).toBe(`${config.dataFolder}/keys`);
  });

  it('X10: keeps the keys where it is told to', () => {
    const config = readConfig({
      RINGFENCE_DATA: '/srv/ringfence',
      RINGFENCE_KEYS: '/etc/ringfence',
    });

    expect([config.dataFolder, config.keysFolder]).toEqual(['/srv/ringfence', '/etc/ringfence']);
  });

  it('takes the public address without its last slash', () => {
    expect(readConfig({ RINGFENCE_PUBLIC_URL: 'http://calls.example/' }).publicUrl).toBe(
      'http://calls.example',
    );
  });

  it('takes a setting that is set to nothing for one that is not set', () => {
    expect(readConfig({ RINGFENCE_PORT: '', RINGFENCE_MACHINE_KEY: '' }).port).toBe(3000);
  });

  const refused: readonly { name: string; set: Record<string, string>; says: RegExp }[] = [
    {
      name: 'a port that is no number',
      set: { RINGFENCE_PORT: 'http' },
      says: /RINGFENCE_PORT.*65535/,
    },
    { name: 'a port beyond the last', set: { RINGFENCE_PORT: '65536' }, says: /RINGFENCE_PORT/ },
    {
      name: 'a switch that is neither on nor off',
      set: { RINGFENCE_DEMO: 'yes' },
      says: /`on` or `off`/,
    },
    {
      name: 'an address that is none',
      set: { RINGFENCE_PUBLIC_URL: 'calls' },
      says: /http or https/,
    },
    {
      name: 'a store that is not built',
      set: { RINGFENCE_DATABASE_URL: 'postgres://db/ringfence' },
      says: /RINGFENCE_DATABASE_URL.*not built/,
    },
    {
      name: 'X10: a short machine key',
      set: { RINGFENCE_MACHINE_KEY: 'short' },
      says: /32 characters/,
    },
    {
      name: 'X10: a sample machine key',
      set: { RINGFENCE_MACHINE_KEY: 'changeme-changeme-changeme-changeme' },
      says: /sample value/,
    },
    {
      name: 'X10: a short secret of a signature',
      set: { RINGFENCE_INFOBIP_HMAC_SECRET: 'short' },
      says: /RINGFENCE_INFOBIP_HMAC_SECRET is too short/,
    },
    {
      name: 'X10: a short secret beside one that is not',
      set: { RINGFENCE_INFOBIP_HMAC_SECRET: `${KEY},short` },
      says: /RINGFENCE_INFOBIP_HMAC_SECRET is too short/,
    },
    {
      name: 'X10: an empty secret beside one that is not, with which anybody could sign',
      set: { RINGFENCE_META_APP_SECRET: 'as-issued,' },
      says: /RINGFENCE_META_APP_SECRET.*commas/,
    },
    {
      name: 'a signature nobody makes',
      set: { RINGFENCE_INFOBIP_HMAC_ALGORITHM: 'HMAC_SHA_3' },
      says: /HMAC_MD5.*HMAC_SHA_512/,
    },
    {
      name: 'a URI for a host behind which WhatsApp is',
      set: { RINGFENCE_SIP_WHATSAPP_HOSTS: 'sip:user@wa.meta.vc' },
      says: /RINGFENCE_SIP_WHATSAPP_HOSTS/,
    },
    {
      name: 'a socket of a proxy without a port',
      set: { RINGFENCE_SIP_EVAPI: '127.0.0.1' },
      says: /RINGFENCE_SIP_EVAPI/,
    },
    {
      name: 'X6: no requests at all',
      set: { RINGFENCE_REQUESTS_PER_SECOND: '0' },
      says: /RINGFENCE_REQUESTS_PER_SECOND/,
    },
    {
      name: 'X10: https without a machine key',
      set: { RINGFENCE_PUBLIC_URL: 'https://calls.example' },
      says: /RINGFENCE_MACHINE_KEY is missing/,
    },
    {
      name: 'X10: https with demo people and no password for them',
      set: { RINGFENCE_PUBLIC_URL: 'https://calls.example', RINGFENCE_MACHINE_KEY: KEY },
      says: /RINGFENCE_DEMO_PASSWORD is missing/,
    },
  ];
  for (const { name, set, says } of refused) {
    it(`refuses ${name}, in one line`, () => {
      let caught: unknown;
      try {
        readConfig(set);
      } catch (error) {
        caught = error;
      }

      expect(caught).toBeInstanceOf(StartRefused);
      expect((caught as Error).message).toMatch(says);
      expect((caught as Error).message).not.toContain('\n');
    });
  }
});
