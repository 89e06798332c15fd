import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { LivePolicy } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { draftText, digestOfText, readDraft } from './draft-text.js';
import { DraftView } from './draft-view.js';
import { addContributor, digestOfDraft } from './draft-writes.js';
import type { CreateDraftBody, Draft } from './draft.dto.js';

/** Begins a draft with the whole content of a version. */
@Injectable()
export class CreateDraft {
  /** What the parser says of the version drafts were begun from last: versions never change, and reading one takes a while. */
  #known: { readonly digest: string; readonly problems: string } | undefined;

  constructor(
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly view: DraftView,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws Refusal 404 `version-unknown` when no version has the digest */
  async execute({ title, base }: CreateDraftBody, { person, actor }: ActingPerson): Promise<Draft> {
    const from = base === 'live' ? this.livePolicy.current() : this.versions.byDigest(base);
    if (from === undefined) {
      throw new Refusal(404, 'version-unknown', 'no policy version has this digest');
    }
    const id = this.ids.next();
    const now = this.clock.now();
    const text = draftText({ ...from.document });
    const policyDigest = digestOfText(text);
    const { digest } = from.reference;
    await this.ledger.change({
      writes: [
        {
          sql: `insert into draft (id, title, revision, state, base, policy, policy_digest, problems, digest, round,
              created_by, created_at, updated_by, updated_at)
            values (?, ?, 1, 'draft', ?, ?, ?, ?, null, 0, ?, ?, ?, ?)`,
          values: [
            id,
            title,
            digest,
            Buffer.from(text, 'utf8'),
            policyDigest,
            this.#problemsOf(digest, text),
            person.id,
            now,
            person.id,
            now,
          ],
        },
        addContributor(id, person),
      ],
      acts: [
        {
          action: 'draft.create',
          object: `draft/${id}`,
          actor,
          before: null,
          after: digestOfDraft({ title, state: 'draft', base: { digest }, policyDigest }),
          reason: null,
        },
      ],
    });
    return this.view.one(id, person);
  }

  #problemsOf(digest: string, text: string): string {
    if (this.#known?.digest !== digest) {
      this.#known = { digest, problems: JSON.stringify(readDraft(text).problems) };
    }
    return this.#known.problems;
  }
}
