import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DEMO_PASSWORD, MACHINE_KEY, ServerProcess } from '../harness/server-process.js';
import type { Answer } from './story.js';
import { stage } from './stage.js';
import { Visitor } from './visitor.js';

const GUIDE = readFileSync('docs/first-change.md', 'utf8');
/** What is to be pressed, as the guide names it; every name has to stand in it. */
const named = (name: string): string => {
  if (!GUIDE.includes(`**${name}**`)) throw new Error(`docs/first-change.md does not name ${name}`);
  return name;
};

describe('The guide to a first change', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  /** Types the block that ends so, in a shell that knows the guide's own words, and answers with the last line. */
  const shell = (last: string): Answer => {
    const blocks = [...GUIDE.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
    const words = blocks.find((block) => block.startsWith('export '))!.replace(/^export .*$/m, '');
    const block = blocks.find((each) => each.trimEnd().endsWith(last))!;
    const script = `${words}\n${block}`.replaceAll('http://127.0.0.1:3000', server.url);
    const env = { ...process.env, RINGFENCE_MACHINE_KEY: MACHINE_KEY };
    const said = execFileSync('bash', ['-c', script], { env }).toString();
    return JSON.parse(said.trim().split('\n').at(-1)!) as Answer;
  };

  it('leads from the start to another answer, word for word', async () => {
    const before = shell('ask before');
    expect([before.effect, before.policy.version]).toEqual(['permit', 1]);

    const visitor = await Visitor.come(stage.browser, server.url);
    const { page } = visitor;
    const press = (name: string): Promise<void> =>
      page
        .getByRole('button', { name: named(name) })
        .first()
        .click();
    const inDialog = page.getByRole('dialog');
    await page.goto(server.url);
    await visitor.fillIn('author', DEMO_PASSWORD);
    await page.getByRole('link', { name: named('Drafts') }).click();
    await press('New draft from live');
    await inDialog.locator('input').fill('Three calls a day');
    await press('Create draft');
    await page.getByRole('link', { name: named('Calls begun, 24 h') }).click();
    await page.getByRole('textbox', { name: 'Value', exact: true }).fill('3');
    await page.getByText('Permitted on record, denied by the draft').waitFor();
    await press('Submit for review');
    // The page of the change follows it once it has read it all: whoever left before would be refused what is still asked.
    const followed = page.waitForRequest((request) => request.url().endsWith('/events'));
    await inDialog.getByRole('button', { name: 'Submit for review' }).click();
    await page.waitForURL(/\/reviews\//);
    await followed;
    // What the machine is slow to answer meanwhile is refused to whoever is no longer signed in.
    visitor.expect(/401 \(Unauthorized\) .*\/v1\/drafts\//);
    await page.getByRole('button', { name: 'Account of Demo Author' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();

    await page.locator('input[type=email]').waitFor();
    await visitor.fillIn('approver', DEMO_PASSWORD);
    await page.waitForURL((at) => !at.pathname.includes('sign-in'));
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Three calls a day' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed');
    await press('Approve version 2');
    await press('Promote version 2');
    await inDialog.getByRole('textbox').fill('From today');
    await press('Promote now');
    await page.getByRole('button', { name: 'Roll back to version 1' }).waitFor();

    const after = shell('ask after');
    expect([after.effect, after.policy.version]).toEqual(['deny', 2]);
    expect(after.reasons[0]?.code).toBe('initiation-limit');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
