import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLANTED_MISTAKES } from '../../rules/src/analysis/planted-mistakes.fixture.js';
import { SHIPPED_POLICY } from '../../rules/src/packs/shipped-policy.fixture.js';
import {
  policyDigest,
  type Analysis,
  type PolicyDifference,
  type PolicyDocument,
  type ProofCertificate,
  type Rule,
} from '@ringfence/rules';

const COMMAND = fileURLToPath(new URL('../bin/ringfence.js', import.meta.url));

interface SarifResult {
  readonly ruleId: string;
  readonly kind: string;
  readonly level?: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
}

function without(rule: string): PolicyDocument {
  const permission = SHIPPED_POLICY.rulesets['call-permission'];
  const rules = permission.rules.filter(({ name }) => name !== rule);
  return {
    ...SHIPPED_POLICY,
    rulesets: { ...SHIPPED_POLICY.rulesets, 'call-permission': { ...permission, rules } },
  };
}

function withRule(rule: Rule): PolicyDocument {
  const permission = SHIPPED_POLICY.rulesets['call-permission'];
  const rules = [...permission.rules, rule];
  return {
    ...SHIPPED_POLICY,
    rulesets: { ...SHIPPED_POLICY.rulesets, 'call-permission': { ...permission, rules } },
  };
}

/** No count is both. */
const NEVER: Rule = {
  name: 'never',
  conditions: {
    all: [
      { fact: 'flow.legCount', operator: 'lessThan', value: 1 },
      { fact: 'flow.legCount', operator: 'greaterThan', value: 3 },
    ],
  },
  event: {
    type: 'forbid',
    params: { code: 'never', clause: 'WA-PERM-001', text: { en: 'never', ja: '該当なし' } },
  },
};
const LEAK = without('initiated-calls-within-the-limit');

describe('ringfence', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-command-'));
    const files = {
      'shipped.json': SHIPPED_POLICY,
      'answer.json': { version: 1, policy: SHIPPED_POLICY },
      'leak.json': LEAK,
      'never.json': withRule(NEVER),
      'none.json': { ...SHIPPED_POLICY, rulesets: {} },
    };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));
    }
    writeFileSync(path.join(folder, 'text.json'), '{ "rulesets": ');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ringfence = (...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };

  it('says of the shipped policy that everything is proved', () => {
    const { status, out } = ringfence('analyse', 'shipped.json');

    expect(status).toBe(0);
    expect(out).toMatch(/^proved {2}ringfence\.pstn-by-rules /m);
    expect(out).not.toMatch(/^(REFUTED|UNKNOWN)/m);
  });

  it('reads a policy out of an answer of the API, and tells it in Japanese', () => {
    const { status, out } = ringfence('analyse', 'answer.json', '--language', 'ja');

    expect([status, /^証明済み/m.test(out)]).toEqual([0, true]);
  });

  it('shows the call that breaks a property, and ends with 1', () => {
    const { status, out } = ringfence('analyse', 'leak.json', '--format', 'json');
    const { properties } = JSON.parse(out) as Analysis;
    const refuted = properties.filter(({ verdict }) => verdict === 'refuted');

    expect(status).toBe(1);
    expect(refuted.length).toBeGreaterThan(0);
    expect(refuted.every(({ witness }) => witness?.decision.effect === 'permit')).toBeTrue();
  });

  const broken = new Map(PLANTED_MISTAKES.map((mistake) => [mistake.breaks, mistake]));
  for (const { breaks, name, policy } of broken.values()) {
    it(`refutes ${breaks} where ${name}`, () => {
      writeFileSync(path.join(folder, 'broken.json'), JSON.stringify(policy));
      const { status, out } = ringfence('analyse', 'broken.json');

      expect([status, new RegExp(`^REFUTED +${breaks} `, 'm').test(out)]).toEqual([1, true]);
    });
  }

  it('draws up the same certificate every time, whose digest anybody can work out', () => {
    const [first, second] = [1, 2].map(
      () => ringfence('analyse', 'shipped.json', '--format', 'certificate').out,
    );
    const { v, policy, verdicts } = JSON.parse(first!) as ProofCertificate;

    expect(first).toBe(second);
    expect([v, policy]).toEqual([1, policyDigest(SHIPPED_POLICY)]);
    expect(verdicts.every(({ verdict }) => verdict === 'proved')).toBeTrue();
  });

  it('tells code review where it stands, as SARIF', () => {
    const { status, out } = ringfence('analyse', 'never.json', '--format', 'sarif');
    const report = JSON.parse(out) as { version: string; runs: [{ results: SarifResult[] }] };
    const [result] = report.runs[0].results.filter(({ ruleId }) => ruleId === 'contradictory');
    const { artifactLocation, region } = result!.locations[0]!.physicalLocation;
    const lines = JSON.stringify(withRule(NEVER), null, 2).split('\n');

    expect([status, report.version]).toEqual([0, '2.1.0']);
    expect([result!.level, result!.kind]).toEqual(['warning', 'fail']);
    expect(artifactLocation.uri).toBe('never.json');
    expect(lines[region.startLine]).toContain('"name": "never"');
  });

  it('says that nothing changes between a policy and itself', () => {
    const { status, out } = ringfence('diff', 'shipped.json', 'answer.json');

    expect([status, out]).toEqual([0, 'No call is answered otherwise.\n']);
  });

  it('tells which calls a change lets through, each with a call that shows it', () => {
    const { status, out } = ringfence('diff', 'shipped.json', 'leak.json', '--format', 'json');
    const { equivalent, classes } = JSON.parse(out) as PolicyDifference;

    expect([status, equivalent]).toEqual([1, 'refuted']);
    expect(classes.map(({ change }) => change)).toContain('deny-to-permit');
  });

  const refused: readonly { name: string; args: readonly string[]; told: RegExp }[] = [
    { name: 'no file', args: ['analyse', 'nowhere.json'], told: /nowhere\.json: ENOENT/ },
    { name: 'no JSON', args: ['analyse', 'text.json'], told: /text\.json is no policy:/ },
    { name: 'no policy', args: ['analyse', 'none.json'], told: /\/rulesets\/pstn-ban: / },
    { name: 'no verb', args: [], told: /^usage: / },
    { name: 'an unknown option', args: ['analyse', 'shipped.json', '--quick'], told: /--quick/ },
    { name: 'one side', args: ['diff', 'shipped.json'], told: /^usage: / },
    {
      name: 'no time',
      args: ['analyse', 'shipped.json', '--seconds', '0'],
      told: /^usage: /,
    },
  ];
  for (const { name, args, told } of refused) {
    it(`ends with 2 when it is given ${name}`, () => {
      const { status, out, err } = ringfence(...args);

      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(told);
    });
  }
});
