import { decide } from '../engine/decide.js';
import {
  PHONE_DOORS,
  type AuditFinding,
  type AuditedFile,
  type ConfigurationAudit,
} from '../model/configuration-audit.js';
import { SHIPPED_COMPILED } from '../packs/shipped-policy.fixture.js';
import { parseCallAttempt } from '../parse/parse-question.js';
import { auditConfiguration, MOST_FINDINGS } from './audit-configuration.js';
import { cleanConfiguration, PLANTED } from './planted-doors.fixture.js';
import { opensDoor, SAMPLES } from './samples.fixture.js';

const NOW = Date.UTC(2026, 10, 26);

function accused({ severity }: AuditFinding): boolean {
  return severity !== 'info';
}

function auditOf(...files: readonly AuditedFile[]): ReturnType<typeof auditConfiguration> {
  return auditConfiguration({ platform: 'infobip', files }, { now: NOW });
}

/** The value at a JSON pointer; undefined where there is none. */
function valueAt(content: unknown, at: string): unknown {
  return at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], content);
}

function expectSound(audit: ConfigurationAudit): void {
  const { findings } = auditConfiguration(audit, { now: NOW });
  for (const { door, file, at, example } of findings) {
    const content = audit.files.find(({ name }) => name === file)?.content;
    expect(valueAt(content, at)).withContext(`${door} ${file}${at}`).not.toBeUndefined();
    if (example === undefined) continue;
    expect(parseCallAttempt(example).problems).withContext(`${door} ${file}`).toBeUndefined();
    const question = { attempt: example, evidence: {}, now: NOW, decisionId: 'd' };
    expect(decide(SHIPPED_COMPILED, question).decision.effect).toBe('deny');
  }
}

describe('Configuration audit', () => {
  for (const sample of SAMPLES) {
    it(`${opensDoor(sample.name) ? 'accuses' : 'leaves alone'} ${sample.name}`, () => {
      const { findings, checked } = auditOf(sample);

      expect(findings.some(accused)).toBe(opensDoor(sample.name));
      expect([checked.files, checked.skipped, checked.untold]).toEqual([1, [], 0]);
    });
  }

  it('accuses the same samples when it sees them all at once', () => {
    const files = auditOf(...SAMPLES)
      .findings.filter(accused)
      .map(({ file }) => file);
    const expected = SAMPLES.map(({ name }) => name).filter(opensDoor);

    expect([...new Set(files)].sort()).toEqual(expected);
  });

  it('finds nothing in a call centre that asks about every call', () => {
    const { findings, checked } = auditConfiguration(cleanConfiguration(), { now: NOW });

    expect(findings.filter(accused)).toEqual([]);
    expect(checked.skipped).toEqual([]);
  });

  for (const door of PHONE_DOORS) {
    it(`finds ${door}, planted in that call centre`, () => {
      const { findings } = auditConfiguration(PLANTED[door](cleanConfiguration()), { now: NOW });
      const doors = findings.filter(accused).map((finding) => finding.door);

      expect(doors).toContain(door);
      expect(new Set(findings.filter(accused).map(({ file }) => file)).size).toBe(1);
    });
  }

  it('points at what is there, and shows calls that the shipped policy denies', () => {
    expectSound({ platform: 'infobip', files: SAMPLES });
    for (const door of PHONE_DOORS) expectSound(PLANTED[door](cleanConfiguration()));
  });

  it('says in both languages what is open and how it is closed', () => {
    for (const { message, repair } of auditOf(...SAMPLES).findings) {
      for (const text of [message, repair]) {
        expect(text.en).toMatch(/[a-z]/);
        expect(text.ja).toMatch(/[\u3040-\u30ff]/);
      }
    }
  });

  it('says plainly that calls which go straight to agents are not asked about', () => {
    const { findings } = auditOf({
      name: 'numbers-voice.json',
      content: { action: { type: 'VOICE_FORWARD_TO_CONVERSATIONS' } },
    });

    expect(findings.map(({ door, severity }) => [door, severity])).toEqual([
      ['no-per-call-hook', 'info'],
    ]);
  });

  const skipped: readonly { name: string; file: AuditedFile; reason: string }[] = [
    {
      name: 'a file of no known kind',
      file: { name: 'invoice.json', content: { total: 3 } },
      reason: 'kind-unknown',
    },
    {
      name: 'a file that is not what its name says',
      file: { name: 'numbers-voice.json', content: { total: 3 } },
      reason: 'shape-unknown',
    },
    {
      name: 'a text',
      file: { name: 'callrouting-route.json', content: 'PHONE' },
      reason: 'shape-unknown',
    },
    {
      name: 'a destination of an unknown type',
      file: { name: 'callrouting-route.json', content: { destinations: [{ type: 'FAX' }] } },
      reason: 'value-unknown',
    },
    {
      name: 'a pattern nobody can read',
      file: {
        name: 'callrouting-route.json',
        content: {
          criteria: [{ to: '(' }],
          destinations: [{ type: 'URL', url: 'https://a.example' }],
        },
      },
      reason: 'pattern-unreadable',
    },
    {
      name: 'an element nobody knows',
      file: { name: 'moments-flow.json', content: { elements: [{ type: 'TELEPORT' }] } },
      reason: 'value-unknown',
    },
    {
      name: 'what is nested too deep',
      file: {
        name: 'ivr-scenario.json',
        content: { script: Array.from({ length: 80 }).reduce<unknown>((inner) => [inner], []) },
      },
      reason: 'too-deep',
    },
  ];
  for (const { name, file, reason } of skipped) {
    it(`does not pass over ${name} in silence`, () => {
      expect(auditOf(file).checked.skipped.map((part) => part.reason as string)).toEqual([reason]);
    });
  }

  it('says which doors the files can show, and so of which it knows nothing', () => {
    const { checked } = auditOf(
      { name: 'sip-trunk.json', content: [] },
      { name: 'ivr-scenario.json', content: { script: ['hangup'] } },
    );

    expect(checked.doors).toEqual(['ivr-dials-out']);
    expect(auditConfiguration(cleanConfiguration(), { now: NOW }).checked.doors).toEqual(
      jasmine.arrayContaining([...PHONE_DOORS.filter((door) => door !== 'bulk-call-merged')]),
    );
  });

  it('tells the worst when there is more than can be told', () => {
    const hidden = { action: { type: 'FORWARD_TO_PSTN', pstnNumber: '441632960999' } };
    const mild = { action: { type: 'VOICE_FORWARD_TO_CONVERSATIONS' } };
    const content = [...Array.from({ length: MOST_FINDINGS + 9 }, () => mild), hidden];
    const { findings, checked } = auditOf({ name: 'numbers-voice.json', content });

    expect(findings[0]!.door).toBe('sender-forward-to-pstn');
    expect([findings.length, checked.untold]).toEqual([MOST_FINDINGS, 10]);
  });
});
