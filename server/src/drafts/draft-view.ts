import { Injectable } from '@nestjs/common';
import type { Person } from '../identity/caller.js';
import type { PersonRef } from '../identity/person-ref.dto.js';
import { PersonRefs } from '../identity/person-refs.js';
import { ScheduledPromotions } from '../promotions/scheduled-promotions.js';
import { ApprovalsRequired } from '../reviews/approvals-required.js';
import { mayMove } from '../reviews/review-transitions.js';
import { hasContributed } from '../reviews/standing-approvals.js';
import { DraftStore, type DraftFilter } from './draft-store.js';
import type {
  Draft,
  DraftPage,
  WrittenPolicy,
  DraftRights,
  DraftSummary,
  WhyNotApprove,
} from './draft.dto.js';
import type { StoredApproval, StoredDraft } from './stored-draft.js';

/** Drafts as a person sees them. */
@Injectable()
export class DraftView {
  constructor(
    private readonly store: DraftStore,
    private readonly people: PersonRefs,
    private readonly required: ApprovalsRequired,
    private readonly scheduled: ScheduledPromotions,
  ) {}

  /** @throws Refusal 404 `draft-unknown` */
  one(id: string, viewer: Person): Draft {
    const { draft, text } = this.store.withText(id);
    const { problemCount: _, ...shown } = this.#summary(draft, viewer);
    return { ...shown, policy: JSON.parse(text) as WrittenPolicy, problems: [...draft.problems] };
  }

  page(filter: DraftFilter, viewer: Person): DraftPage {
    const { items, next } = this.store.list(filter);
    return {
      items: items.map((draft) => this.#summary(draft, viewer)),
      ...(next === undefined ? {} : { next }),
    };
  }

  #summary(draft: StoredDraft, viewer: Person): DraftSummary {
    const person = (id: string): PersonRef => this.people.of(id);
    return {
      id: draft.id,
      title: draft.title,
      revision: draft.revision,
      state: draft.state,
      base: draft.base,
      problemCount: draft.problems.length,
      digest: draft.frozen?.digest ?? null,
      version: draft.frozen?.version ?? null,
      createdBy: person(draft.createdBy),
      createdAt: instant(draft.createdAt),
      updatedBy: person(draft.updatedBy),
      updatedAt: instant(draft.updatedAt),
      contributors: [...new Set(draft.contributors.map(({ personId }) => personId))].map(person),
      approvals: draft.approvals.map((approval) => ({
        person: person(approval.personId),
        digest: approval.digest,
        at: instant(approval.at),
        reason: approval.reason,
        voided: isVoided(draft, approval),
      })),
      rejections: draft.rejections.map(({ personId, digest, at, reason }) => ({
        person: person(personId),
        digest,
        at: instant(at),
        reason,
      })),
      approvalsRequired: this.required.current(),
      may: rightsOf(draft, viewer),
      ...this.#schedule(draft),
    };
  }

  /** What becomes of the frozen bytes by themselves; a text that can be typed on has no such thing. */
  #schedule({ frozen, state }: StoredDraft): Pick<DraftSummary, 'scheduled' | 'failedPromotion'> {
    if (frozen === null || !mayMove(state, 'withdraw')) {
      return { scheduled: null, failedPromotion: null };
    }
    const waiting = this.scheduled.ofDigest(frozen.digest);
    const failed = this.scheduled.failureOf(frozen.digest);
    return {
      scheduled:
        waiting === undefined
          ? null
          : { at: instant(waiting.at), by: this.people.of(waiting.personId) },
      failedPromotion:
        failed === undefined
          ? null
          : {
              at: instant(failed.closedAt),
              by: this.people.of(failed.personId),
              ...failed.failure,
            },
    };
  }
}

/** What a person may do with a draft, by role, state and their own hand in it. */
export function rightsOf(draft: StoredDraft, { id, identity, roles }: Person): DraftRights {
  const { state } = draft;
  const isAuthor = roles.includes('author');
  const isApprover = roles.includes('approver');
  const self = { personId: id, identity };
  const why: WhyNotApprove | undefined = !isApprover
    ? 'role'
    : hasContributed(draft.contributors, self)
      ? 'contributor'
      : !mayMove(state, 'approve')
        ? 'state'
        : draft.standing.some(({ identity }) => identity === self.identity)
          ? 'already-approved'
          : undefined;
  return {
    edit: isAuthor && mayMove(state, 'edit'),
    submit: isAuthor && mayMove(state, 'submit'),
    withdraw: isAuthor && mayMove(state, 'withdraw'),
    approve: why === undefined,
    reject: isApprover && mayMove(state, 'reject'),
    promote: isApprover && state === 'approved',
    discard: isAuthor && mayMove(state, 'discard'),
    ...(why === undefined ? {} : { whyNotApprove: why }),
  };
}

/** An approval of what went live stays; one of what is under review counts or does not. */
function isVoided(draft: StoredDraft, approval: StoredApproval): boolean {
  if (approval.round !== draft.round || approval.digest !== draft.frozen?.digest) return true;
  return mayMove(draft.state, 'withdraw') && !draft.standing.includes(approval);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
