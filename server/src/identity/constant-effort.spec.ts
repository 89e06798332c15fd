import { createHook } from 'node:async_hooks';
import { PASSWORD, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { ActStage } from './act-samples.fixture.js';
import { arrived, invited } from './newcomer.fixture.js';

/** How many passwords are derived while the work is done, each at the cost of argon2id. */
async function derivations(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'ARGON2REQUEST') count++;
    },
  }).enable();
  await work();
  hook.disable();
  return count;
}

describe('X1: who asks at the door learns nothing of who is behind it', () => {
  let server: ServerUnderTest;
  let stage: ActStage;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    stage = new ActStage(server);
  });

  afterAll(() => server.stop());

  const signIn = (email: string, password = 'a wrong phrase'): Promise<Answer> =>
    server.sendJson('POST', '/v1/session', {}, { email, password });
  const told = ({ status, body }: Answer): string =>
    JSON.stringify([status, { ...body, instance: '' }]);

  const accounts: readonly { name: string; email: () => Promise<string> }[] = [
    { name: 'somebody there', email: () => Promise.resolve('author@demo.example') },
    { name: 'nobody', email: () => Promise.resolve('nobody@demo.example') },
    { name: 'no address at all', email: () => Promise.resolve('?') },
    { name: 'who was invited', email: async () => (await invited(stage)).email },
    {
      name: 'who has left',
      email: async () => {
        const { id, email } = await arrived(stage);
        const away = { name: 'A guest', roles: ['auditor'], active: false };
        await stage.must('admin', 'PUT', `/v1/people/${id}`, away);
        return email;
      },
    },
  ];
  for (const { name, email } of accounts) {
    it(`costs one derivation and gets one answer for ${name}`, async () => {
      const address = await email();
      let answer: Answer | undefined;
      const cost = await derivations(async () => (answer = await signIn(address)));

      expect(cost).toBe(1);
      expect(told(answer!)).toBe(
        told(await signIn('somebody-else@demo.example', 'another wrong phrase')),
      );
    });
  }

  it('counts what it should: a right password costs the same', async () => {
    expect(await derivations(() => signIn('approver@demo.example', PASSWORD))).toBe(1);
  });
});
