import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigurationAuditResult } from '@ringfence/rules';

const COMMAND = fileURLToPath(new URL('../bin/ringfence.js', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../test/samples/cpaas/', import.meta.url));

const TRUNK = { id: 'pbx', type: 'STATIC' };
const FILES = {
  'sip-trunk.json': [TRUNK],
  'attested.json': {
    'sip-trunk:pbx': {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: '2099-01-01T00:00:00Z',
    },
  },
  'ringfence-directory.json': {
    businessNumbers: [{ number: '+441632960001', country: 'GB' }],
    endpoints: [
      {
        kind: 'sip-trunk',
        id: 'pbx',
        pstnReachability: 'none',
        attestedBy: 'network team',
        attestedUntil: '2099-01-01T00:00:00Z',
      },
    ],
    routes: [{ platform: 'infobip', routeId: 'r', initiator: 'user' }],
  },
  'no-entries.json': { endpoints: ['sip-trunk:pbx', null] },
  'over.json': {
    'sip-trunk:pbx': {
      pstnReachability: 'none',
      attestedBy: 'network team',
      attestedUntil: '2026-01-01T00:00:00Z',
    },
  },
  'invoice.json': { total: 3 },
  'wrong.json': { 'sip-trunk:pbx': { pstnReachability: 'sometimes' } },
  'callrouting-routes.json': [
    {
      name: 'desk',
      criteria: [{ to: '441632960001', value: { type: 'WHATSAPP' } }],
      destinations: [
        { type: 'URL', url: 'https://pdp.example.com/v1/adapters/infobip/call-routing' },
        { type: 'ENDPOINT', value: { type: 'WHATSAPP', phoneNumber: '447700900123' } },
      ],
    },
  ],
};

interface SarifLog {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly level?: string;
        readonly kind: string;
        readonly locations: readonly [
          { readonly physicalLocation: { readonly region: { readonly startLine: number } } },
        ];
      }[];
      readonly invocations: readonly [
        { readonly toolExecutionNotifications: readonly { descriptor: { id: string } }[] },
      ];
    },
  ];
}

describe('ringfence audit-config', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-audit-'));
    for (const [name, content] of Object.entries(FILES)) {
      writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));
    }
    writeFileSync(path.join(folder, 'text.json'), '{ "action": ');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const audit = (...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [COMMAND, 'audit-config', ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    return { status, out: stdout, err: stderr };
  };
  const sample = (name: string): string => path.join(SAMPLES, name);

  it('tells door, line, pointer, the call that would leak and the repair, and ends with 1', () => {
    const { status, out } = audit(sample('ivr-scenario.dial-number.forbidden.json'));

    expect(status).toBe(1);
    expect(out).toMatch(/^OPEN {2}ivr-dials-out {2}/);
    expect(out).toContain('.forbidden.json:15 /script/1/case/9/0/dial\n');
    expect(out).toContain('for example: whatsapp +447700900123 -> pstn +441632960999');
    expect(out).toMatch(/^ {4}repair: Remove the action\./m);
    expect(out).toMatch(/^No file shows anything of:\n {4}sender-forward-to-pstn, /m);
  });

  it('tells it in Japanese', () => {
    const { out } = audit(
      sample('numbers-voice.forward-to-pstn.forbidden.json'),
      '--language',
      'ja',
    );

    expect(out).toContain('すべて電話網で441632960999へ転送されます');
  });

  const codes: readonly { name: string; args: readonly string[]; status: number }[] = [
    { name: 'a trunk nobody vouches for', args: ['sip-trunk.json'], status: 1 },
    {
      name: 'a trunk somebody vouches for',
      args: ['sip-trunk.json', '--attestations', 'attested.json'],
      status: 0,
    },
    {
      name: 'a trunk that the exported directory vouches for',
      args: ['sip-trunk.json', '--attestations', 'ringfence-directory.json'],
      status: 0,
    },
    {
      name: 'a trunk whose attestation is over',
      args: ['sip-trunk.json', '--attestations', 'over.json'],
      status: 1,
    },
    { name: 'a file nobody understands', args: ['invoice.json'], status: 2 },
    { name: 'a decision point that is not the last', args: ['callrouting-routes.json'], status: 1 },
    {
      name: 'a URL that is not the decision point',
      args: ['callrouting-routes.json', '--guarded', 'https://pdp.example.com/v2/'],
      status: 0,
    },
  ];
  for (const { name, args, status } of codes) {
    it(`ends with ${status} for ${name}`, () => {
      expect(audit(...args).status).toBe(status);
    });
  }

  it('prints what the server answers, as JSON', () => {
    const { out } = audit('sip-trunk.json', 'invoice.json', '--format', 'json');
    const { findings, checked } = JSON.parse(out) as ConfigurationAuditResult;

    expect(findings.map(({ door, file, at }) => [door, file, at])).toEqual([
      ['trunk-reaches-pstn', 'sip-trunk.json', '/0'],
    ]);
    expect(checked.skipped.map(({ file }) => file)).toEqual(['invoice.json']);
  });

  it('tells code review the lines, and what was not understood, as SARIF', () => {
    const { status, out } = audit(
      sample('callrouting-route.whatsapp-in.phone-failover.forbidden.json'),
      'invoice.json',
      '--format',
      'sarif',
    );
    const { version, runs } = JSON.parse(out) as SarifLog;
    const results = runs[0].results.map(({ ruleId, level, kind, locations }) => [
      ruleId,
      level,
      kind,
      locations[0].physicalLocation.region.startLine,
    ]);

    expect([status, version]).toEqual([1, '2.1.0']);
    expect(results).toEqual([
      ['route-phone-destination', 'error', 'fail', 21],
      ['pdp-not-last', 'warning', 'fail', 12],
    ]);
    expect(
      runs[0].invocations[0].toolExecutionNotifications.map((told) => told.descriptor.id),
    ).toEqual(['kind-unknown']);
  });

  const refused: readonly { name: string; args: readonly string[]; told: RegExp }[] = [
    { name: 'no file', args: [], told: /^usage: / },
    { name: 'a file that is not there', args: ['nowhere.json'], told: /nowhere\.json: ENOENT/ },
    { name: 'a file that is no JSON', args: ['text.json'], told: /^text\.json:\n/ },
    {
      name: 'attestations that are none',
      args: ['sip-trunk.json', '--attestations', 'wrong.json'],
      told: /pstnReachability/,
    },
    {
      name: 'a directory of no entries',
      args: ['sip-trunk.json', '--attestations', 'no-entries.json'],
      told: /^no-entries\.json:\n {2}\/endpoints/,
    },
    { name: 'an unknown option', args: ['sip-trunk.json', '--quick'], told: /--quick/ },
    { name: 'an unknown format', args: ['sip-trunk.json', '--format', 'xml'], told: /^usage: / },
  ];
  for (const { name, args, told } of refused) {
    it(`ends with 2 when it is given ${name}`, () => {
      const { status, out, err } = audit(...args);

      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(told);
    });
  }
});
