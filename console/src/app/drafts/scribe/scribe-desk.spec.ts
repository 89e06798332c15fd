import type { DraftPolicy } from '@ringfence/rules';
import type { DraftText } from '../../api/draft-wire.js';
import { aDraft, aPolicy } from '../draft.fixture.js';
import { withValue } from '../text/json-pointer.js';
import { ScribeDesk } from './scribe-desk.js';
import type { FromScribe, KeptText } from './scribe-messages.js';

const RULE = '/rulesets/routing/rules/0';

describe('ScribeDesk', () => {
  let told: FromScribe[];
  let kept: Map<string, KeptText>;
  let desk: ScribeDesk;
  let base: DraftPolicy;

  beforeEach(async () => {
    jasmine.clock().install();
    told = [];
    kept = new Map();
    base = aPolicy();
    desk = new ScribeDesk((message) => told.push(message), {
      keep: (name, text) => Promise.resolve(void kept.set(name, text)),
      forget: (name) => Promise.resolve(void kept.delete(name)),
    });
    await desk.take({ kind: 'open', policy: base, base, revision: 3, keptAs: 'draft:1' });
  });
  afterEach(() => jasmine.clock().uninstall());

  const lastCheck = (): Extract<FromScribe, { kind: 'checked' }> =>
    told.findLast((message) => message.kind === 'checked')!;

  async function typeRule(value: unknown, turn = 1): Promise<void> {
    await desk.take({ kind: 'edit', turn, changes: [{ at: RULE, value }] });
    jasmine.clock().tick(1000);
  }

  it('finds nothing wrong with the shipped policy, and nothing changed', () =>
    expect([lastCheck().problems, lastCheck().changed]).toEqual([[], []]));

  it('tells what is wrong at its place, and which rule differs, after a pause in the typing', async () => {
    await typeRule('{ "name": "user-to-');
    const { problems, changed, turn } = lastCheck();
    expect(problems.map(({ at, code }) => `${at} ${code}`)).toEqual([`${RULE} rule-shape`]);
    expect([changed, turn]).toEqual([[RULE], 1]);
  });

  it('keeps what is typed in the browser until the server has it', async () => {
    await typeRule('{ half a rule');
    expect(kept.get('draft:1')?.revision).toBe(3);
    await desk.take({ kind: 'write', id: 7, title: 'T', revision: 3 });
    const written = told.findLast((message) => message.kind === 'written')!;
    const body = JSON.parse(await written.body.text()) as DraftText;
    expect([body.title, body.revision]).toEqual(['T', 3]);
    expect((body.policy.rulesets.routing as { rules: unknown[] }).rules[0]).toBe('{ half a rule');

    const answer = new Blob([JSON.stringify(aDraft({ revision: 4, policy: body.policy }))]);
    await desk.take({ kind: 'read', id: 7, answer });
    expect(told.at(-1)).toEqual(
      jasmine.objectContaining({
        kind: 'answer',
        head: jasmine.objectContaining({ revision: 4 }),
      }),
    );
    expect(kept.size).toBe(0);
  });

  it('goes on keeping what was typed while the save was on its way', async () => {
    await typeRule('one');
    await desk.take({ kind: 'write', id: 8, title: 'T', revision: 3 });
    await typeRule('two', 2);
    const answer = new Blob([JSON.stringify(aDraft({ revision: 4, policy: base }))]);
    await desk.take({ kind: 'read', id: 8, answer });
    const { ancestor, policy, revision } = kept.get('draft:1')!;
    expect([revision, ancestor, policy]).toEqual([
      4,
      withValue(base, RULE, 'one'),
      withValue(base, RULE, 'two'),
    ]);
  });

  it('compares with what somebody else saved, once that was taken over', async () => {
    const theirs = withValue(base, RULE, 'theirs');
    await typeRule('theirs');
    await desk.take({ kind: 'adopt', policy: theirs, revision: 9 });
    expect(kept.size).toBe(0);
  });

  it('hands the draft over once, as it is typed, and nothing where it is no policy', async () => {
    const handed = async (): Promise<unknown> => {
      const { port1, port2 } = new MessageChannel();
      const come = new Promise((resolve) => (port2.onmessage = ({ data }) => resolve(data)));
      await desk.take({ kind: 'hand-over', to: port1 });
      return come;
    };
    expect(await handed()).toEqual(base);
    await typeRule('{ half a rule');
    expect(await handed()).toBeNull();
  });
});
