import { readFileSync } from 'node:fs';
import { SuiteRuns } from '../../bench/suite-runs.js';
import { SettleConfirmation } from '../../confirmations/settle-confirmation.js';
import { MakeChange } from '../../confirmations/make-change.js';
import { AddCase } from '../../drafts/add-case.js';
import { CreateDraft } from '../../drafts/create-draft.js';
import { DiscardDraft } from '../../drafts/discard-draft.js';
import { DraftStore } from '../../drafts/draft-store.js';
import type { WrittenPolicy } from '../../drafts/draft.dto.js';
import { RebaseDraft } from '../../drafts/rebase-draft.js';
import { SaveDraft } from '../../drafts/save-draft.js';
import { Refusal } from '../../http/refusal.js';
import type { ActingPerson } from '../../identity/acting-person.js';
import { ChangePerson } from '../../identity/change-person.js';
import type { Role } from '../../identity/access.js';
import { People } from '../../identity/people.js';
import { ChangeConflict, LedgerPort } from '../../ledger/ledger-port.js';
import { LivePolicy } from '../../policy/live-policy.js';
import { PolicyVersions } from '../../policy/policy-versions.js';
import { AnalysisRuns } from '../../proofs/analysis-runs.js';
import { SignedOverrides } from '../../proofs/signed-overrides.js';
import { ApprovalsOnRecord } from '../../promotions/approvals-on-record.js';
import { BundleReadiness } from '../../promotions/bundle-readiness.js';
import { DraftMoves } from '../../promotions/draft-moves.js';
import { FormerBundles } from '../../promotions/former-bundles.js';
import { PromoteVersion } from '../../promotions/promote-version.js';
import { PutLive } from '../../promotions/put-live.js';
import { RollBack } from '../../promotions/roll-back.js';
import { RunScheduledPromotions } from '../../promotions/run-scheduled-promotions.js';
import { SchedulePromotion } from '../../promotions/schedule-promotion.js';
import { ScheduledPromotions } from '../../promotions/scheduled-promotions.js';
import { Clock } from '../../runtime/clock.js';
import { IdSource } from '../../runtime/id-source.js';
import { JudgeSettings } from '../../settings/judge-settings.js';
import { Settings } from '../../settings/settings.js';
import { References } from '../../subjects/references.js';
import { ApproveDraft } from '../approve-draft.js';
import { ContentGates, type Rechecked } from '../content-gates.js';
import { DraftGates } from '../draft-gates.js';
import type { GateResult } from '../gates.js';
import { RejectDraft } from '../reject-draft.js';
import { ReviewChange } from '../review-change.js';
import { SubmitDraft } from '../submit-draft.js';
import { WithdrawDraft } from '../withdraw-draft.js';
import type { DutyWorld } from './duty-world.fixture.js';
import { routeOf } from './duty-step.fixture.js';
import { DONE, type Doing, type Hands, type Outcome } from './hands.fixture.js';

const REASON = 'a step of a sequence';
const ACCESS = JSON.parse(
  readFileSync(new URL('../../identity/route-access.json', import.meta.url), 'utf8'),
) as Record<string, { readonly people?: readonly Role[] | 'any' }>;

/** Works the cases of one kind of policy once: what the sequences tell their policies apart by is in no case. */
class OnceForAll extends ContentGates {
  readonly #worked = new Map<string, Promise<Rechecked>>();

  override async check(_draftId: string, text: string): Promise<readonly GateResult[]> {
    return (await this.recheck(text)).results;
  }

  override recheck(text: string): Promise<Rechecked> {
    const { properties: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
    const key = JSON.stringify(rest);
    let worked = this.#worked.get(key);
    if (worked === undefined) {
      worked = super.recheck(text);
      this.#worked.set(key, worked);
    }
    return worked;
  }
}

/** Takes steps on the use cases themselves, behind the checked-in table of who may use which route. */
export class UseCaseHands implements Hands {
  readonly #submit: SubmitDraft;
  readonly #promote: PromoteVersion;
  readonly #rollBack: RollBack;
  readonly #schedule: SchedulePromotion;
  readonly #due: RunScheduledPromotions;

  constructor(private readonly world: DutyWorld) {
    const { get } = world;
    const gates = new OnceForAll(get(SuiteRuns), get(AnalysisRuns));
    const [store, live, versions] = [get(DraftStore), get(LivePolicy), get(PolicyVersions)];
    const [clock, ledger, ready] = [get(Clock), get(LedgerPort), get(BundleReadiness)];
    const [moves, putLive, scheduled] = [get(DraftMoves), get(PutLive), get(ScheduledPromotions)];
    const draftGates = new DraftGates(
      store,
      versions,
      live,
      get(Settings),
      gates,
      get(SignedOverrides),
      ready,
    );
    this.#submit = new SubmitDraft(store, draftGates, live, get(ReviewChange), clock);
    this.#promote = new PromoteVersion(
      store,
      draftGates,
      ready,
      get(ApprovalsOnRecord),
      live,
      versions,
      moves,
      putLive,
    );
    this.#rollBack = new RollBack(
      store,
      gates,
      ready,
      live,
      versions,
      get(SignedOverrides),
      get(FormerBundles),
      moves,
      putLive,
    );
    this.#schedule = new SchedulePromotion(
      this.#promote,
      scheduled,
      ledger,
      get(References),
      clock,
      get(IdSource),
    );
    this.#due = new RunScheduledPromotions(scheduled, this.#promote, get(People), ledger, clock);
  }

  async take(doing: Doing): Promise<Outcome> {
    if (doing.kind === 'tick') {
      await this.#due.execute();
      return DONE;
    }
    const route = routeOf(doing.kind);
    // No use case takes anybody but a person.
    if (route === null) return { refused: 'unauthenticated' };
    const person = this.world.person(doing.who);
    if (person === undefined) return { refused: 'unauthenticated' };
    const { people } = ACCESS[route]!;
    if (people !== 'any' && !people?.some((role) => person.roles.includes(role))) {
      return { refused: 'role-missing' };
    }
    const actor = { kind: 'person', id: person.id, credential: null } as const;
    try {
      return await this.#do(doing, { person, actor });
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code };
      if (error instanceof ChangeConflict) return { refused: 'changed-meanwhile' };
      throw error;
    }
  }

  async #do(doing: Doing, by: ActingPerson): Promise<Outcome> {
    const { get } = this.world;
    const { draft = '', digest = '', policy = {} } = doing;
    const revision = get(DraftStore).find(draft)?.revision ?? 0;
    const verdict = { digest, reason: REASON };
    switch (doing.kind) {
      case 'create':
        return { id: (await get(CreateDraft).execute({ title: 'a draft', base: 'live' }, by)).id };
      case 'edit':
        await get(SaveDraft).execute(draft, { revision, policy: policy as WrittenPolicy }, by);
        return DONE;
      case 'rename': {
        const { text } = get(DraftStore).withText(draft);
        const kept = JSON.parse(text) as WrittenPolicy;
        await get(SaveDraft).execute(draft, { revision, policy: kept, title: doing.title }, by);
        return DONE;
      }
      case 'add-case':
        await get(AddCase).execute(draft, { suite: 'more', case: policy }, by);
        return DONE;
      case 'rebase':
        await get(RebaseDraft).execute(draft, { revision }, by);
        return DONE;
      case 'discard':
        await get(DiscardDraft).execute(draft, by);
        return DONE;
      case 'submit':
        return { digest: (await this.#submit.execute(draft, null, by)).digest };
      case 'withdraw':
        await get(WithdrawDraft).execute(draft, null, by);
        return DONE;
      case 'approve':
        await get(ApproveDraft).execute(draft, verdict, by);
        return DONE;
      case 'reject':
        await get(RejectDraft).execute(draft, verdict, by);
        return DONE;
      case 'promote':
        await this.#promote.execute(verdict, by);
        return DONE;
      case 'schedule':
        return { id: (await this.#schedule.execute(digest, REASON, doing.at!, by)).id };
      case 'cancel':
        await this.#schedule.cancel(doing.schedule ?? '', null, by);
        return DONE;
      case 'roll-back':
        await this.#rollBack.execute(digest, REASON, by);
        return DONE;
      default:
        return this.#administer(doing, by);
    }
  }

  async #administer(doing: Doing, { person, actor }: ActingPerson): Promise<Outcome> {
    const { get } = this.world;
    const by = { actor, reason: REASON };
    const waiting = (id: string | undefined): Outcome =>
      id === undefined ? DONE : { id, waits: true };
    switch (doing.kind) {
      case 'settings':
        return waiting(
          await get(MakeChange).execute(
            get(JudgeSettings).execute({ approvalsRequired: doing.approvals! }),
            by,
          ),
        );
      case 'confirm':
        await get(SettleConfirmation).confirm(doing.confirmation ?? '', person, by);
        return DONE;
      case 'refuse':
        await get(SettleConfirmation).refuse(doing.confirmation ?? '', by);
        return DONE;
      default: {
        const { whom = '', roles = [], active = true } = doing;
        const change = { name: whom, roles: [...roles], active };
        return waiting(await get(ChangePerson).execute(whom, change, by));
      }
    }
  }
}
