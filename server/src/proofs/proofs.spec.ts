import { createHash } from 'node:crypto';
import {
  analyse,
  policyDigest,
  type Condition,
  type PolicyDocument,
  type Rule,
  type RulesetName,
} from '@ringfence/rules';
import type { Draft } from '../drafts/draft.dto.js';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import { coveringCases } from '../policy/covering-cases.fixture.js';
import type { GateResult } from '../reviews/gates.js';
import { Office, policyNumber, SMALL_POLICY } from '../reviews/office.fixture.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { brokenPromise } from './broken-promise.fixture.js';
import { proofGate } from './proof-gate.js';
import type { PolicyProofs } from './proofs.dto.js';

const REASON = 'known, and meant';

type Edit = (rules: readonly Rule[]) => readonly Rule[];

function edited(ruleset: RulesetName, edit: Edit): PolicyDocument {
  const { rulesets } = SMALL_POLICY;
  const rules = edit(rulesets[ruleset].rules);
  return { ...SMALL_POLICY, rulesets: { ...rulesets, [ruleset]: { ...rulesets[ruleset], rules } } };
}

/** The rules without some of them. */
function without(ruleset: RulesetName, ...names: string[]): PolicyDocument {
  return edited(ruleset, (rules) => rules.filter(({ name }) => !names.includes(name)));
}

/** Beside the twelve flows, whatever it calls itself. */
const TO_VIBER: Rule = {
  name: 'anything-to-viber',
  conditions: { all: [{ fact: 'flow.destination', operator: 'equal', value: 'viber' }] },
  event: {
    type: 'permit',
    params: {
      code: 'viber',
      clause: 'own',
      text: { en: 'To Viber.', ja: 'Viberへ。' },
      scenario: 'user-to-calls-api',
    },
  },
};

/** Bans over many facts that have nothing to do with each other: no order of them keeps a diagram small. */
function tangled(): PolicyDocument {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const condition = (): Condition => ({
    any: Array.from({ length: 4 }, () => ({
      all: Array.from({ length: 3 }, () => ({
        fact: `context.f${next(60)}`,
        operator: 'equal',
        value: next(5),
      })),
    })),
  });
  const ban = SMALL_POLICY.rulesets['pstn-ban'];
  const rules = Array.from({ length: 200 }, (_, i) => ({
    ...ban.rules[0]!,
    name: `tangled-${i}`,
    conditions: condition(),
  }));
  return {
    ...SMALL_POLICY,
    rulesets: { ...SMALL_POLICY.rulesets, 'pstn-ban': { ...ban, rules: [...ban.rules, ...rules] } },
  };
}

/** No count is both. */
const NEVER: readonly Condition[] = [
  { fact: 'flow.legCount', operator: 'lessThan', value: 1 },
  { fact: 'flow.legCount', operator: 'greaterThan', value: 3 },
];

describe('proofs', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;
  let approver: Record<string, string>;
  let next = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
    approver = await server.signIn('approver');
  });

  afterAll(() => server.stop());

  const codeOf = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;
  const proofsOf = async (path: string): Promise<PolicyProofs> => {
    const { status, body } = await server.get(`${path}/proofs`, author);

    expect(status).toBe(200);
    return body as unknown as PolicyProofs;
  };
  const drafted = async (policy: PolicyDocument): Promise<Draft> => {
    const draft = await office.draft(author, next++);
    return (await office.write(draft, author, policy)).body as unknown as Draft;
  };
  const refuted = ({ analysis }: PolicyProofs): string[] =>
    analysis.properties.filter(({ verdict }) => verdict === 'refuted').map(({ id }) => id);

  it('show of the shipped policy that everything is proved, by both engines', async () => {
    const shipped = policyDigest(readShippedPolicy());
    const { digest, analysis, certificate } = await proofsOf(`/v1/versions/${shipped}`);
    const said = analysis.properties.flatMap(({ verdict, engines }) => [
      verdict,
      engines.diagram,
      engines.sat,
    ]);

    expect(digest).toBe(shipped);
    expect(new Set(said)).toEqual(new Set(['proved']));
    expect(certificate.policy).toBe(digest);
  });

  const mistakes: readonly {
    name: string;
    policy: PolicyDocument;
    breaks: string;
    mandatory: boolean;
  }[] = [
    {
      name: 'a leg that nobody registered',
      policy: without('routing', 'endpoints-are-registered'),
      breaks: 'ringfence.pstn-by-rules',
      mandatory: true,
    },
    {
      name: 'a limit that is not kept',
      policy: without('call-permission', 'initiated-calls-within-the-limit'),
      breaks: 'ringfence.user-is-rung-within-limits',
      mandatory: true,
    },
    {
      name: 'an emergency number that is forgotten',
      policy: without('pstn-ban', 'no-emergency-number'),
      breaks: 'ringfence.pstn-by-decision',
      mandatory: true,
    },
    {
      name: 'a permission of somebody else that counts',
      policy: without('routing', 'the-call-is-the-users-own'),
      breaks: 'ringfence.user-is-rung-with-a-grant',
      mandatory: true,
    },
    {
      name: 'blocked countries that are forgotten',
      policy: without('call-permission', 'country-takes-business-calls'),
      breaks: 'ringfence.user-is-rung-from-a-supported-country',
      mandatory: true,
    },
    {
      name: 'a route beside the twelve flows',
      policy: edited('routing', (rules) => [
        ...rules.filter(({ name }) => name !== 'no-other-flow'),
        TO_VIBER,
      ]),
      breaks: 'ringfence.no-other-flow',
      mandatory: true,
    },
    {
      name: 'a phone that is refused as if the user could permit it',
      policy: edited('pstn-ban', (rules) =>
        rules.map((rule) => {
          const params = { ...rule.event.params, code: 'permission-missing' };
          return { ...rule, event: { ...rule.event, params } };
        }),
      ),
      breaks: 'ringfence.phone-network-is-never-requestable',
      mandatory: true,
    },
    {
      name: 'a promise of its own',
      policy: brokenPromise('promised').policy,
      breaks: 'never-to-webrtc',
      mandatory: true,
    },
    {
      name: 'a flow that is shut',
      policy: without('routing', 'user-to-webrtc'),
      breaks: 'ringfence.flow-possible-user-to-webrtc',
      mandatory: false,
    },
  ];
  for (const { name, policy, breaks, mandatory } of mistakes) {
    it(`refute ${name}, and ${mandatory ? 'keep it from review' : 'tell of it'}`, async () => {
      const cases = coveringCases(policy, SMALL_POLICY.suites[0]!.cases);
      const covered = { ...policy, suites: [{ name: 'every rule once', cases }] };
      const { id } = await drafted(covered);
      const proofs = await proofsOf(`/v1/drafts/${id}`);
      const broken = proofs.analysis.properties.find((property) => property.id === breaks)!;
      const { status, body } = await office.step(id, 'submit', author);
      const problems = (body['problems'] ?? []) as { code: string; message: string }[];
      const told = problems.find(({ message }) => message.includes(breaks));

      expect(refuted(proofs)).toContain(breaks);
      expect(broken.mandatory).toBe(mandatory);
      expect([status, told?.code]).toEqual(
        mandatory ? [422, 'property-refuted'] : [200, undefined],
      );
      if (broken.witness !== undefined) {
        expect(told!.message).toContain(broken.witness.sentence.en);
      }
    });
  }

  it('tell of rules that do nothing, and of those that pull in two directions', async () => {
    const { rulesets } = SMALL_POLICY;
    const [route] = rulesets.routing.rules.filter(({ name }) => name === 'user-to-webrtc');
    const policy = edited('routing', (rules) => [
      ...rules,
      { ...route!, name: 'the-same-again' },
      {
        ...route!,
        name: 'rings-longer',
        event: {
          ...route!.event,
          params: { ...route!.event.params, connectTimeoutSeconds: 55 },
        },
      },
      { ...route!, name: 'never', conditions: { all: NEVER } },
    ]);
    const { id } = await drafted(policy);
    const { findings, conflicts } = (await proofsOf(`/v1/drafts/${id}`)).analysis;
    const codes = findings.map(({ code, rule }) => `${rule} ${code}`);

    expect(codes).toContain('never contradictory');
    expect(codes.some((each) => /the-same-again (shadowed|redundant)/.test(each))).toBeTrue();
    expect(conflicts.map(({ rules }) => rules.join(' ')).join('; ')).toContain('rings-longer');
  });

  it('tell what a draft changes, each with a call that shows it', async () => {
    const { id } = await drafted(without('routing', 'user-to-webrtc'));
    const { against, analysis } = await proofsOf(`/v1/drafts/${id}`);
    const { classes, equivalent } = analysis.difference!;
    const { body } = await server.get('/v1/policy', author);

    expect([against, equivalent]).toEqual([String(body['digest']), 'refuted']);
    expect(classes.map(({ change }) => change)).toContain('permit-to-deny');
    expect(classes.every(({ witness }) => witness.sentence.ja !== '')).toBeTrue();
  });

  it('are for people only, and of what there is', async () => {
    const nobody = await server.get('/v1/drafts/none/proofs');
    const unknown = await server.get('/v1/drafts/none/proofs', author);
    const version = await server.get(`/v1/versions/sha256:${'0'.repeat(64)}/proofs`, author);

    expect([nobody.status, codeOf(unknown), codeOf(version)]).toEqual([
      401,
      '404 draft-unknown',
      '404 version-unknown',
    ]);
  });

  it('end as unknown where a policy is written to explode, while calls are decided', async () => {
    const { id } = await drafted(tangled());
    let ended = false;
    // As long as the proof may take, and as long again on a busy machine.
    const signal = AbortSignal.timeout(50_000);
    const proofs = server
      .send(`/v1/drafts/${id}/proofs`, { headers: author, signal })
      .finally(() => (ended = true));
    const effects: unknown[] = [];
    for (let call = 0; call < 50; call++) {
      const { body } = await server.post('/v1/decisions', incomingCall(`tangled-${call}`));
      effects.push(body['effect']);
    }
    const endedBefore = ended;
    const { analysis } = (await proofs).body as unknown as PolicyProofs;
    const verdicts = analysis.properties.map(({ verdict }) => verdict);

    expect(effects).toEqual(Array.from({ length: 50 }, () => 'permit'));
    expect(endedBefore).toBeFalse();
    expect(new Set(verdicts)).toContain('unknown');
    expect(verdicts).not.toContain('refuted');
  });

  it('that are unknown shut the gate, each with its reason', () => {
    const nothing = { nodes: 0, ms: 1e9 };
    const analysis = analyse(SMALL_POLICY, { clock: () => 0, budget: nothing });
    const { ok, problems } = proofGate(analysis, SMALL_POLICY);
    const mandatory = analysis.properties.filter((property) => property.mandatory);

    expect(ok).toBeFalse();
    expect(problems.map(({ code }) => code)).toEqual(mandatory.map(() => 'property-unknown'));
    expect(problems.every(({ message }) => message.includes('ran out'))).toBeTrue();
  });

  describe('that are missing', () => {
    const sign = (
      id: string,
      who: Record<string, string>,
      digest: string,
      property: string,
    ): Promise<Answer> =>
      office.step(id, 'proof-overrides', who, { digest, property, reason: REASON });
    const submit = async (id: string): Promise<number> =>
      (await office.step(id, 'submit', author)).status;
    const broken = async (): Promise<{ draft: Draft; digest: string; property: string }> => {
      const { policy, property } = brokenPromise(`promise ${next++}`);
      const draft = await drafted(policy);
      const { digest } = await proofsOf(`/v1/drafts/${draft.id}`);
      return { draft, digest, property };
    };

    it('one person signs in vain for', async () => {
      const { draft, digest, property } = await broken();
      const signed = await sign(draft.id, author, digest, property);
      const again = await sign(draft.id, author, digest, property);
      const proofs = signed.body as unknown as PolicyProofs;

      expect([signed.status, codeOf(again)]).toEqual([200, '409 already-signed']);
      expect(proofs.overrides.map(({ stands }) => stands)).toEqual([false]);
      expect(await submit(draft.id)).toBe(422);
    });

    it('two people sign for, of whom one approves without a hand in it', async () => {
      const { draft, digest, property } = await broken();
      await sign(draft.id, author, digest, property);
      const { body } = await sign(draft.id, approver, digest, property);
      const { overrides } = body as unknown as PolicyProofs;

      const checks = (await server.get(`/v1/drafts/${draft.id}/checks`, author)).body['checks'];
      const { ok, proofs } = (checks as GateResult[]).find(({ gate }) => gate === 'proofs')!;

      expect(ok).toBeTrue();
      expect(proofs!.signatures.map(({ person }) => person.id)).toEqual([
        'demo-author',
        'demo-approver',
      ]);
      expect(overrides[0]!.stands).toBeTrue();
      expect(overrides[0]!.signatures.map(({ reason }) => reason)).toEqual([REASON, REASON]);
      expect(await submit(draft.id)).toBe(200);
    });

    it('two authors sign in vain for', async () => {
      const { draft, digest, property } = await broken();
      await sign(draft.id, author, digest, property);
      const other = await office.hire(['author'], `other-author-${next++}@office.example`);
      await sign(draft.id, other, digest, property);

      expect(await submit(draft.id)).toBe(422);
    });

    it('an approver who wrote the draft signs in vain for', async () => {
      const { policy, property } = brokenPromise(`promise ${next++}`);
      const both = await office.hire(['author', 'approver'], `both-${next++}@office.example`);
      const draft = await office.draft(both, next++);
      await office.write(draft, both, policy);
      const { digest } = await proofsOf(`/v1/drafts/${draft.id}`);
      await sign(draft.id, both, digest, property);
      await sign(draft.id, author, digest, property);

      expect((await office.step(draft.id, 'submit', both)).status).toBe(422);
    });

    it('nobody signs for when it is the ban of the phone network', async () => {
      const draft = await drafted(without('routing', 'endpoints-are-registered'));
      const { digest } = await proofsOf(`/v1/drafts/${draft.id}`);
      const refused = await sign(draft.id, approver, digest, 'ringfence.pstn-by-rules');

      expect(codeOf(refused)).toBe('403 never-overridden');
    });

    it('are signed for of these bytes alone', async () => {
      const { draft, digest, property } = await broken();
      await sign(draft.id, author, digest, property);
      await sign(draft.id, approver, digest, property);
      const { policy } = brokenPromise(`another promise ${next++}`);
      await office.write(draft, author, policy);

      expect(codeOf(await sign(draft.id, approver, digest, property))).toBe('409 digest-mismatch');
      expect(await submit(draft.id)).toBe(422);
    });

    it('leave nothing to sign where they are there', async () => {
      const { id } = await drafted(policyNumber(next++));
      const { digest } = await proofsOf(`/v1/drafts/${id}`);

      expect(codeOf(await sign(id, approver, digest, 'ringfence.no-other-flow'))).toBe(
        '409 nothing-to-sign',
      );
    });

    it('count no more once who signed may not sign', async () => {
      const { draft, digest, property } = await broken();
      const email = `leaver-${next++}@office.example`;
      const leaver = await office.hire(['approver'], email);
      await sign(draft.id, author, digest, property);
      await sign(draft.id, leaver, digest, property);
      const admin = await server.signIn('admin');
      const { body } = await server.get('/v1/people', admin);
      const { id } = (body['items'] as { id: string; email: string }[]).find(
        (person) => person.email === email,
      )!;
      await server.put(`/v1/people/${id}`, { name: 'Leaver', roles: [], active: false }, admin);

      expect(await submit(draft.id)).toBe(422);
    });
  });

  it('go with a policy into its bundle and the ledger, as bytes anybody can check', async () => {
    const { policy, property } = brokenPromise(`promise ${next++}`);
    const { id } = await drafted(policy);
    const { digest } = await proofsOf(`/v1/drafts/${id}`);
    for (const who of [author, approver]) {
      await office.step(id, 'proof-overrides', who, { digest, property, reason: REASON });
    }
    await office.step(id, 'submit', author);
    await office.step(id, 'approve', approver, { digest, reason: REASON });
    const promoted = await server.post('/v1/promotions', { digest, reason: REASON }, approver);
    const { body } = await server.get('/v1/promotions', author);
    const [newest] = body['items'] as { certificate: string; logIndex: number }[];
    const { manifest, leaf } = server.other
      .prepare<[], { manifest: string; leaf: string }>(
        `select manifest, leaf from bundle join promotion on id = sequence
         join log_entry on idx = log_index order by sequence desc limit 1`,
      )
      .get()!;
    const file = await server.send(`/v1/proof-certificates/${newest!.certificate}`, {
      headers: author,
    });
    const bytes = JSON.stringify(file.body);
    const certificate = JSON.parse(bytes) as PolicyProofs['certificate'];
    const verdict = certificate.verdicts.find((one) => one.id === property)!;

    expect(promoted.status).toBe(201);
    expect(newest!.certificate).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(JSON.parse(manifest)).toEqual(
      jasmine.objectContaining({ digest, certificate: newest!.certificate }),
    );
    expect((JSON.parse(leaf) as { details: object }).details).toEqual(
      jasmine.objectContaining({ certificate: newest!.certificate }),
    );
    expect([certificate.policy, verdict.verdict]).toEqual([digest, 'refuted']);
    expect(file.headers.get('content-disposition')).toContain('attachment');
  });
});
