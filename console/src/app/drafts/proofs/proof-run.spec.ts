import { TestBed } from '@angular/core/testing';
import type { DraftPolicy } from '@ringfence/rules';
import { DraftDesk } from '../desk/draft-desk.js';
import { aDraft, aPolicy } from '../draft.fixture.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { ProofRun } from './proof-run.js';

const EMERGENCY = '/rulesets/pstn-ban/rules/5/conditions/all/0/value';

describe('ProofRun', () => {
  let desk: DraftDesk;
  let run: ProofRun;
  let base: DraftPolicy;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [ScribeLink, DraftDesk, ProofRun] });
    desk = TestBed.inject(DraftDesk);
    run = TestBed.inject(ProofRun);
    base = aPolicy();
    const { policy: _, problems: __, ...head } = aDraft();
    TestBed.inject(ScribeLink).open(base, base, 1, 'spec');
    desk.show(base);
    desk.head.set(head);
  });

  /** Waits until the proofs are those of the text as it stands. */
  async function settled(): Promise<readonly string[]> {
    do {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    } while (run.running() || run.comparing());
    return run
      .proofs()!
      .properties.filter(({ verdict }) => verdict !== 'proved')
      .map(({ id }) => id);
  }

  it('proves a draft when it is opened, and again when it was changed', async () => {
    expect(await settled()).toEqual([]);
    desk.change(EMERGENCY, 1);
    expect(await settled()).toContain('ringfence.pstn-by-decision');
    expect(run.policy()).toBe(desk.policy());
    desk.undo();
    expect(await settled()).toEqual([]);
  });

  it('compares with the version the draft began with', async () => {
    await settled();
    expect(run.proofs()?.difference?.equivalent).toBe('proved');
    desk.change(EMERGENCY, 1);
    await settled();
    expect(run.proofs()?.difference?.equivalent).toBe('refuted');
  });

  it('ends what is under way for an older text', async () => {
    await settled();
    desk.change(EMERGENCY, 1);
    run.start();
    desk.change(EMERGENCY, 0);
    run.start();
    expect(await settled()).toEqual([]);
    expect(run.policy()).toBe(desk.policy());
  });

  it('keeps what it knows while the text cannot be read, and says so', async () => {
    await settled();
    desk.change('/rulesets/routing', '{ half a ruleset');
    while (!run.blocked()) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect([run.running(), run.stale(), run.proofs() === null]).toEqual([false, true, false]);
  });

  it('tells what was found of each rule', async () => {
    const [rule] = (base.rulesets['call-permission'] as { rules: { name: string }[] }).rules;
    desk.insert('/rulesets/call-permission/rules/1', { ...rule, name: 'the-same-again' });
    await settled();
    const codes = (run.findings().get('call-permission/the-same-again') ?? []).map(
      ({ code }) => code,
    );
    expect(codes.some((code) => code === 'shadowed' || code === 'redundant')).toBeTrue();
  });
});
