import { globSync, readFileSync } from 'node:fs';
import {
  compilePolicy,
  policyDigest,
  runCase,
  type CompiledPolicy,
  type PolicyDocument,
  type TestCase,
  type UnrecordedDecision,
} from '@ringfence/rules';
import { ServerProcess } from '../harness/server-process.js';

const AT_ONCE = 50;

interface Answer {
  name: string;
  decision: UnrecordedDecision;
  pass: boolean;
  differences: string[];
  secondOpinion: { agrees: boolean };
}

/** A decision but for its id, which is the server's own. */
function without({ decisionId, ...rest }: UnrecordedDecision): object {
  expect(decisionId).toBeTruthy();
  return rest;
}

describe('the shipped cases, put to the running server', () => {
  let server: ServerProcess;
  let policy: CompiledPolicy;

  beforeAll(async () => {
    server = await ServerProcess.start();
    const read = await server.signIn('auditor');
    const live = (await (await read('/v1/policy')).json()) as {
      version: number;
      digest: string;
      document: PolicyDocument;
    };
    policy = compilePolicy(live.document, { version: live.version, digest: live.digest });
    expect(policyDigest(live.document)).withContext('the digest is of this text').toBe(live.digest);
  });
  afterAll(() => server.remove());

  async function run(cases: readonly TestCase[]): Promise<Answer[]> {
    const answer = await server.post('/v1/bench/runs', { policy: 'live', cases });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { cases: Answer[] }).cases;
  }

  for (const file of globSync('rules/packs/*/cases/*.json').sort()) {
    it(`${file} all pass, as in the library`, async () => {
      const cases = JSON.parse(readFileSync(file, 'utf8')) as TestCase[];
      expect(cases.length).toBeGreaterThan(0);
      for (let i = 0; i < cases.length; i += AT_ONCE) {
        const asked = cases.slice(i, i + AT_ONCE);
        const answers = await run(asked);
        expect(answers.map(({ name }) => name)).toEqual(asked.map(({ name }) => name));
        for (const [j, answer] of answers.entries()) {
          const { judgement } = runCase(policy, asked[j]!, 'library');
          expect(answer.pass)
            .withContext(`${answer.name}: ${answer.differences.join(', ')}`)
            .toBeTrue();
          expect(without(answer.decision)).toEqual(without(judgement.decision));
          expect(answer.secondOpinion.agrees).withContext(answer.name).toBeTrue();
        }
      }
    });
  }

  it('leave no record behind', async () => {
    const read = await server.signIn('auditor');
    const page = (await (await read('/v1/decisions')).json()) as { total: number };
    expect(page.total).toBe(0);
  });
});
