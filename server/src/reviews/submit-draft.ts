import { Injectable } from '@nestjs/common';
import type { Problem } from '@ringfence/rules';
import { wrongState } from '../drafts/draft-refusals.js';
import { DraftStore } from '../drafts/draft-store.js';
import { readDraft } from '../drafts/draft-text.js';
import { addContributor } from '../drafts/draft-writes.js';
import { freezePolicy, putVersion } from '../drafts/freeze-version.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { DraftGates } from './draft-gates.js';
import type { GateResult } from './gates.js';
import { ReviewChange } from './review-change.js';
import type { Submitted } from './review.dto.js';
import { mayMove } from './review-transitions.js';

/**
 * Freezes a draft's text as an immutable version and asks for its review.
 *
 * Every submit begins a new round: what was approved before counts no longer. Whoever submits has a hand in the draft.
 */
@Injectable()
export class SubmitDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly gates: DraftGates,
    private readonly livePolicy: LivePolicy,
    private readonly change: ReviewChange,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 409 `wrong-state`, 409 `nothing-changed` when these bytes are live, 422
   * `pstn-ban-weakened`, 422 `not-submittable` with everything that is wrong at its place in the policy
   * @throws ChangeConflict when somebody changed the draft meanwhile
   */
  async execute(id: string, reason: string | null, by: ActingPerson): Promise<Submitted> {
    const { draft, text } = this.store.withText(id);
    if (!mayMove(draft.state, 'submit')) throw wrongState('submit', draft.state);
    const { policy: document, problems } = readDraft(text);
    if (document === undefined) throw notSubmittable(problems);
    const frozen = freezePolicy(document);
    if (frozen.digest === this.livePolicy.current().reference.digest) {
      throw new Refusal(409, 'nothing-changed', 'this is the live policy: change something first');
    }
    const shut = (await this.gates.content(id)).filter(({ ok }) => !ok);
    if (shut.length > 0) throw refusalOf(shut);
    const at = this.clock.now();
    const { person } = by;
    const round = draft.round + 1;
    await this.change.write(draft, {
      action: 'draft.submit',
      by,
      reason,
      columns: { state: 'submitted', digest: frozen.digest, round },
      state: 'submitted',
      writes: [
        putVersion(frozen, { base: draft.base.digest, personId: person.id, at }),
        addContributor(id, person),
        {
          sql: `insert into draft_submission (draft_id, round, digest, person_id, at, reason) values (?, ?, ?, ?, ?, ?)`,
          values: [id, round, frozen.digest, person.id, at, reason],
        },
      ],
      details: { digest: frozen.digest, round },
    });
    const { version } = this.store.get(id).frozen ?? {};
    return { digest: frozen.digest, version: version! };
  }
}

function refusalOf(shut: readonly GateResult[]): Refusal {
  const problems = shut.flatMap((gate) =>
    gate.problems.map((problem): Problem => ({ ...problem, severity: 'error' })),
  );
  if (!shut.some(({ gate }) => gate === 'pstn-ban')) return notSubmittable(problems);
  const message = 'the ban of the phone network may be made stricter, never weaker';
  return new Refusal(422, 'pstn-ban-weakened', message, { problems });
}

function notSubmittable(problems: readonly Problem[]): Refusal {
  const message = `${problems.length} things stand in the way of a review: mend them first`;
  return new Refusal(422, 'not-submittable', message, { problems });
}
