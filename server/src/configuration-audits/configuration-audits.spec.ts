import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AuditedFile, AuditFinding, ConfigurationAuditResult } from '@ringfence/rules';
import { incomingCall, KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const SAMPLES = fileURLToPath(new URL('../../../test/samples/cpaas/', import.meta.url));
const ADDRESS = '/v1/configuration-audits';
const OUR_URL = 'https://calls.example/v1/adapters/infobip/call-routing';

const NUMBER: AuditedFile = {
  name: 'numbers-voice.json',
  content: { action: { type: 'FORWARD_TO_PSTN', pstnNumber: '441632960999' } },
};

/** A route whose first entry asks this URL. */
function routeAsking(url: string): AuditedFile {
  const destinations = [
    { type: 'URL', url },
    { type: 'ENDPOINT', value: { type: 'WHATSAPP' } },
  ];
  return { name: 'callrouting-routes.json', content: [{ name: 'desk', destinations }] };
}

describe('POST /v1/configuration-audits', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: {
        RINGFENCE_PUBLIC_URL: 'https://calls.example',
        RINGFENCE_INFOBIP_HMAC_SECRET: KEY,
      },
    });
  });

  afterAll(() => server.stop());

  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    server.post(ADDRESS, body, headers);
  const audit = async (
    files: readonly AuditedFile[],
    more: object = {},
  ): Promise<ConfigurationAuditResult> => {
    const { status, body } = await ask({ platform: 'infobip', files, ...more });
    expect(status).toBe(200);
    return body as unknown as ConfigurationAuditResult;
  };
  const doors = (findings: readonly AuditFinding[]): readonly string[] =>
    findings.map(({ door, severity }) => `${severity} ${door}`);

  it('accuses what opens a door among the payloads of the platform, and nothing else', async () => {
    const names = readdirSync(SAMPLES).sort();
    const files = names.map((name) => ({
      name,
      content: JSON.parse(readFileSync(SAMPLES + name, 'utf8')) as unknown,
    }));
    const { findings, checked } = await audit(files);
    const accused = new Set(
      findings.filter(({ severity }) => severity !== 'info').map(({ file }) => file),
    );

    expect([...accused].sort()).toEqual(
      [
        ...names.filter((name) => /^(?!calls-event\.call-failed).*\.forbidden\.json$/.test(name)),
        'sip-adapter.request.forward.json',
        'sip-adapter.request.transfer.json',
        'sip.refer.to-tel.negative.json',
      ].sort(),
    );
    expect([checked.files, checked.skipped, checked.untold]).toEqual([names.length, [], 0]);
  });

  const trunks: readonly { id: string; expected: readonly string[] }[] = [
    { id: 'tokyo-pbx', expected: [] },
    { id: 'osaka-sbc', expected: ['error trunk-reaches-pstn'] },
    { id: 'carrier-out', expected: ['error trunk-reaches-pstn'] },
    { id: 'nagoya-pbx', expected: ['error trunk-reaches-pstn'] },
    { id: 'nobody-knows', expected: ['warning trunk-reaches-pstn'] },
  ];
  for (const { id, expected } of trunks) {
    it(`knows from the directory what trunk ${id} is`, async () => {
      const { findings } = await audit([{ name: 'sip-trunk.json', content: [{ id }] }]);

      expect(doors(findings)).toEqual(expected);
    });
  }

  it('lays attestations that are sent over those of the directory', async () => {
    const endpoints = { 'sip-trunk:tokyo-pbx': { pstnReachability: 'possible' } };
    const file = { name: 'sip-trunk.json', content: [{ id: 'tokyo-pbx' }] };

    expect(doors((await audit([file], { endpoints })).findings)).toEqual([
      'error trunk-reaches-pstn',
    ]);
  });

  it('knows its own address, unless it is told what asks it', async () => {
    const guarded = { urls: ['https://elsewhere.example/'], callsConfigurationIds: [] };

    expect(doors((await audit([routeAsking(OUR_URL)])).findings)).toEqual(['warning pdp-not-last']);
    expect(doors((await audit([routeAsking(OUR_URL)], { guarded })).findings)).toEqual([
      'info no-per-call-hook',
    ]);
  });

  it('answers every person and a machine of the directory', async () => {
    const body = { platform: 'infobip', files: [NUMBER] };
    for (const role of ['author', 'auditor', 'operator'] as const) {
      expect((await ask(body, await server.signIn(role))).status).toBe(200);
    }
    expect((await ask(body, { authorization: 'Bearer nobody' })).status).toBe(401);
  });

  const malformed: readonly { name: string; body: object; at: string; code: string }[] = [
    {
      name: 'another platform',
      body: { platform: 'twilio', files: [] },
      at: '/platform',
      code: 'unknown-value',
    },
    { name: 'no files', body: { platform: 'infobip' }, at: '/files', code: 'missing-field' },
    {
      name: 'two files of one name',
      body: { platform: 'infobip', files: [NUMBER, NUMBER] },
      at: '/files/1/name',
      code: 'duplicate-name',
    },
    {
      name: 'a file without content',
      body: { platform: 'infobip', files: [{ name: 'a.json' }] },
      at: '/files/0/content',
      code: 'missing-field',
    },
    {
      name: 'too many files',
      body: {
        platform: 'infobip',
        files: Array.from({ length: 1_001 }, (_, i) => ({ name: `${i}`, content: {} })),
      },
      at: '/files',
      code: 'too-many',
    },
    {
      name: 'a list of more than 10,000',
      body: {
        platform: 'infobip',
        files: [{ name: 'numbers-voice.json', content: Array(10_001).fill({}) }],
      },
      at: '/files/0/content',
      code: 'too-many',
    },
    {
      name: 'a field nobody knows',
      body: { platform: 'infobip', files: [], deep: true },
      at: '/deep',
      code: 'unknown-field',
    },
  ];
  for (const { name, body, at, code } of malformed) {
    it(`refuses ${name}`, async () => {
      const answer = await ask(body);
      const problems = answer.body['problems'] as { at: string; code: string }[];

      expect([answer.status, problems.map((one) => [one.at, one.code])]).toEqual([
        400,
        [[at, code]],
      ]);
    });
  }

  it('refuses more than 8 MiB', async () => {
    const files = Array.from({ length: 150 }, (_, i) => ({
      name: `sip.${i}.json`,
      content: { method: 'x'.repeat(60_000) },
    }));

    expect((await ask({ platform: 'infobip', files })).status).toBe(400);
  });

  it('goes on deciding calls while a pattern that was written to explode is matched', async () => {
    const trap = { name: 'trap', criteria: [{ to: '((((((\\d+)+)+)+)+)+)+x' }], destinations: [] };
    const files = [
      {
        name: 'callrouting-routes.json',
        content: [trap, { destinations: [{ type: 'URL', url: OUR_URL }] }],
      },
    ];
    const busy = await ServerUnderTest.start();
    let isAnswered = false;
    const hopeless = busy.post(ADDRESS, { platform: 'infobip', files }).then(
      () => (isAnswered = true),
      () => undefined,
    );
    const { status } = await busy.post('/v1/decisions', incomingCall('beside-an-audit'));

    expect([status, isAnswered]).toEqual([200, false]);
    await busy.stop();
    await hopeless;
  });
});
