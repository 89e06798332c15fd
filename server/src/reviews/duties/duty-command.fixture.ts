import type fc from 'fast-check';
import { WEIGHTY_ROLES } from '../../identity/access.js';
import { CAST, identityOfMember } from './cast.fixture.js';
import type { DraftBook, DutyModel } from './duty-model.fixture.js';
import { routeOf, type Step, type StepKind } from './duty-step.fixture.js';
import { AHEAD_MS, type DutyWorld } from './duty-world.fixture.js';
import type { Doing, Hands, Outcome } from './hands.fixture.js';
import { tinyCase, tinyPolicy } from './tiny-policy.fixture.js';

/** What a sequence is played on, and what came of its steps. */
export interface Stage {
  readonly world: DutyWorld;
  readonly hands: Hands;
  /** How often steps of a kind were done, and refused. */
  readonly tally: Map<string, number>;
}

/** Roles that each step takes, for choosing somebody whom it fits. */
const FITTING: Readonly<Partial<Record<StepKind, 'author' | 'approver' | 'admin'>>> = {
  create: 'author',
  edit: 'author',
  'add-case': 'author',
  submit: 'author',
  withdraw: 'author',
  rebase: 'author',
  approve: 'approver',
  reject: 'approver',
  promote: 'approver',
  schedule: 'approver',
  'roll-back': 'approver',
  confirm: 'approver',
  roles: 'admin',
  settings: 'admin',
  deactivate: 'admin',
  'take-back': 'admin',
};

/**
 * Takes one step on the product, keeps the second books, and holds one against the other.
 *
 * Invariant: nothing is live that was not approved by as many people as were required, none of whom had a hand in it.
 */
export class DutyCommand implements fc.AsyncCommand<DutyModel, Stage> {
  constructor(private readonly step: Step) {}

  check(model: Readonly<DutyModel>): boolean {
    const needsDraft = routeOf(this.step.kind)?.includes('/drafts/:id') === true;
    return !needsDraft || model.drafts.length > 0;
  }

  async run(model: DutyModel, stage: Stage): Promise<void> {
    const { text } = this.step;
    const kind =
      this.step.kind === 'onward' ? onward(model, stage.world, this.step) : this.step.kind;
    const draft = this.#draft(kind, model, stage.world);
    const doing = this.#doing(kind, model, stage.world, draft);
    const before = rolesOf(stage.world);
    // What would be wrong with it is asked before: a step changes who may approve, too.
    const wrong = new Map(
      [doing.digest, ...[...model.scheduled.values()].map(({ digest }) => digest)].map((digest) => [
        digest,
        digest === undefined ? undefined : model.wrongWith(digest, stage.world),
      ]),
    );
    const schedulers = new Map(
      [...model.scheduled.values()].map(({ digest, by }) => [digest, stage.world.mayApprove(by)]),
    );
    if (kind === 'tick') stage.world.clock.instant += AHEAD_MS + 1;
    const proposedBy = stage.world.pending.find(({ id }) => id === doing.confirmation)?.proposedBy;
    const outcome = await stage.hands.take(doing);
    count(stage.tally, `${kind} ${outcome.refused === undefined ? 'done' : 'refused'}`);
    const { digest: live } = stage.world.live();
    if (live !== model.live) {
      this.#judgeNewLive(live, model, doing, { wrong, schedulers });
      model.wentLive(live);
      count(stage.tally, `live by ${kind}`);
    } else if (outcome.refused === undefined && (kind === 'promote' || kind === 'roll-back')) {
      throw new Error(`${kind} was done, and nothing went live`);
    }
    this.#judgeRights(before, stage.world, doing, proposedBy, outcome);
    if (outcome.refused === undefined) await this.#book(model, stage, draft, doing, outcome, text);
  }

  toString(): string {
    const { kind, who, fit, draft, text, astray, whom, roles, approvals, waiting } = this.step;
    const more: Partial<Record<StepKind, string>> = {
      create: `text ${text}`,
      edit: `draft -${draft}, text ${text}`,
      roles: `${CAST[whom]!.id}: ${roles.join(' ')}`,
      deactivate: CAST[whom]!.id,
      'take-back': `${CAST[whom]!.id}: ${roles.join(' ')}`,
      settings: String(approvals),
      confirm: String(waiting),
      tick: '',
    };
    return `${kind}(${fit ? 'fit' : 'any'} ${who}, ${more[kind] ?? `draft -${draft}`}${astray ? ', astray' : ''})`;
  }

  #doing(kind: StepKind, model: DutyModel, world: DutyWorld, draft: DraftBook | undefined): Doing {
    const { text, whom, roles, approvals, waiting, astray } = this.step;
    const right = kind === 'roll-back' ? model.former : (draft?.digest ?? null);
    const others = [...model.digests, model.live].filter((digest) => digest !== right);
    const digest = (astray ? others.at(-1) : right) ?? `sha256:${'0'.repeat(64)}`;
    return {
      kind,
      who: this.#who(kind, model, world, draft),
      ...(draft === undefined ? {} : { draft: draft.id }),
      digest,
      at: world.clock.instant + AHEAD_MS,
      title: `title ${text}`,
      ...(kind === 'edit' ? { policy: tinyPolicy(model.sequence, text) } : {}),
      ...(kind === 'add-case' ? { policy: tinyCase(text) } : {}),
      ...(kind === 'cancel' ? { schedule: [...model.scheduled.keys()].at(-1) ?? 'none' } : {}),
      ...(kind === 'roles' || kind === 'deactivate' || kind === 'take-back'
        ? { whom: CAST[whom]!.id, roles, active: kind !== 'deactivate' }
        : {}),
      approvals,
      ...(kind === 'confirm' || kind === 'refuse'
        ? { confirmation: world.pending[waiting % Math.max(world.pending.length, 1)]?.id ?? 'none' }
        : {}),
    };
  }

  /** The newest draft that the step fits, where it is to fit; else any. */
  #draft(kind: StepKind, model: DutyModel, world: DutyWorld): DraftBook | undefined {
    const { fit, draft } = this.step;
    const fits = (one: DraftBook): boolean => {
      switch (kind) {
        case 'submit':
        case 'discard':
          return one.state === 'draft';
        case 'approve':
        case 'withdraw':
        case 'reject':
          return one.state === 'submitted';
        case 'promote':
        case 'schedule':
          return one.digest !== null && model.wrongWith(one.digest, world) === undefined;
        default:
          return one.state === 'draft' || one.state === 'submitted';
      }
    };
    return (fit ? model.drafts.findLast(fits) : undefined) ?? model.draft(draft);
  }

  #who(kind: StepKind, model: DutyModel, world: DutyWorld, draft: DraftBook | undefined): string {
    const { who, fit } = this.step;
    const role = FITTING[kind];
    const fitting = CAST.filter(({ id }) => {
      if (role !== undefined && world.person(id)?.roles.includes(role) !== true) return false;
      return kind !== 'approve' || draft === undefined || !model.hasWritten(draft, id);
    });
    const among = fit && fitting.length > 0 ? fitting : CAST;
    return among[who % among.length]!.id;
  }

  #judgeNewLive(
    live: string,
    model: DutyModel,
    doing: Doing,
    {
      wrong,
      schedulers,
    }: { wrong: Map<string | undefined, string | undefined>; schedulers: Map<string, boolean> },
  ): void {
    const fault = (what: string): Error => new Error(`${doing.kind} by ${doing.who}: ${what}`);
    switch (doing.kind) {
      case 'roll-back':
        if (live !== model.former) throw fault('went back further than one');
        if (!model.approved.has(live)) throw fault(`${live} was never approved`);
        return;
      case 'tick':
        if (schedulers.get(live) !== true) throw fault(`nobody who may had set ${live}`);
        break;
      case 'promote':
        if (live !== doing.digest) throw fault(`${live} is live in place of ${doing.digest}`);
        break;
      default:
        throw fault(`${live} went live`);
    }
    const reason = wrong.get(live);
    if (reason !== undefined) throw fault(reason);
  }

  /** Nobody gives a right that weighs, or lowers the approvals, without another person. */
  #judgeRights(
    before: ReadonlyMap<string, readonly string[]>,
    world: DutyWorld,
    { kind, who }: Doing,
    proposedBy: string | undefined,
    outcome: Outcome,
  ): void {
    const gained = [...rolesOf(world)].some(([id, roles]) =>
      WEIGHTY_ROLES.some((role) => roles.includes(role) && !before.get(id)!.includes(role)),
    );
    if (!gained) return;
    const isSecond =
      kind === 'confirm' &&
      outcome.refused === undefined &&
      proposedBy !== undefined &&
      identityOfMember(proposedBy) !== identityOfMember(who);
    if (!isSecond) throw new Error(`${kind} by ${who} gave a right without a second person`);
  }

  async #book(
    model: DutyModel,
    { world, hands }: Stage,
    draft: DraftBook | undefined,
    doing: Doing,
    outcome: Outcome & { readonly refused?: never },
    text: number,
  ): Promise<void> {
    const { kind, who, digest = '' } = doing;
    if (kind === 'create') {
      model.begun(outcome.id!, who, world.live().digest);
      const begun = model.draft(0)!;
      const policy = tinyPolicy(model.sequence, text);
      const edit: Doing = { kind: 'edit', who, draft: begun.id, policy };
      if ((await hands.take(edit)).refused === undefined) model.written(begun, String(text), who);
      return;
    }
    if (kind === 'take-back') return world.acceptFor(doing.whom!);
    if (kind === 'schedule') model.scheduled.set(outcome.id!, { digest, by: who });
    if (kind === 'cancel') model.scheduled.delete(doing.schedule!);
    if (draft === undefined) return;
    switch (kind) {
      case 'edit':
        if (draft.text !== String(text)) model.written(draft, String(text), who);
        break;
      case 'add-case':
        model.written(draft, `${draft.text} and case ${text}`, who);
        break;
      case 'rebase':
        model.rebased(draft, who);
        break;
      case 'submit':
        model.submitted(draft, outcome.digest!, who);
        break;
      case 'approve':
        if (draft.state !== 'submitted' || draft.digest !== digest) {
          throw new Error(`${who} approved ${digest}, which is not under review`);
        }
        if (model.hasWritten(draft, who)) throw new Error(`${who} approved the own work`);
        draft.approvals.push({ personId: who, digest });
        break;
      case 'withdraw':
      case 'reject':
        model.backToDraft(draft);
        break;
      case 'discard':
        draft.state = 'discarded';
        break;
    }
  }
}

const UNDOING: readonly StepKind[] = ['withdraw', 'edit', 'promote'];

/** What an office would do next with the newest draft that is not settled: mostly what is honest, at times what undoes it. */
function onward(model: DutyModel, world: DutyWorld, { fit, text, waiting }: Step): StepKind {
  const draft = model.drafts.findLast(({ state }) => state === 'draft' || state === 'submitted');
  if (draft === undefined) return 'create';
  if (draft.base !== model.live) return 'rebase';
  if (draft.state === 'draft') return 'submit';
  if (!fit) return UNDOING[waiting]!;
  if (model.wrongWith(draft.digest!, world) !== undefined) return 'approve';
  const isSet = [...model.scheduled.values()].some(({ digest }) => digest === draft.digest);
  if (isSet) return 'tick';
  return text === 3 ? 'schedule' : 'promote';
}

function rolesOf(world: DutyWorld): ReadonlyMap<string, readonly string[]> {
  return new Map(CAST.map(({ id }) => [id, world.person(id)?.roles ?? []]));
}

function count(tally: Map<string, number>, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}
