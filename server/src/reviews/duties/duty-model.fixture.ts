import { identityOfMember } from './cast.fixture.js';

/** What the product's own books say, kept apart from it. */
export interface DraftBook {
  readonly id: string;
  /** The text as it was last written; empty: that of the version it began from. */
  text: string;
  /** Digest of the version it is measured against. */
  base: string;
  state: 'draft' | 'submitted' | 'live' | 'former' | 'discarded';
  digest: string | null;
  /** Identities of all who had a hand in it. */
  readonly writers: Set<string>;
  /** Of the digest that is under review now. */
  approvals: { readonly personId: string; readonly digest: string }[];
}

/**
 * A second account of who did what, as simple as can be: it knows nothing of rounds, revisions or rows, and who is who from the
 * cast's own list.
 */
export class DutyModel {
  readonly drafts: DraftBook[] = [];
  /** Whoever had a hand in bytes that were ever put under review. */
  readonly writersOf = new Map<string, Set<string>>();
  readonly scheduled = new Map<string, { readonly digest: string; readonly by: string }>();
  live: string;
  former: string | null;
  /** Bytes that went live in a way that was found right. */
  readonly approved = new Set<string>();
  /** Every digest that was ever seen. */
  readonly digests: string[] = [];

  constructor(
    readonly sequence: string,
    live: string,
    former: string | null,
  ) {
    this.live = live;
    this.former = former;
    this.approved.add(live);
    if (former !== null) this.approved.add(former);
  }

  /** Counted from the newest. */
  draft(nth: number): DraftBook | undefined {
    return this.drafts.at(-1 - (nth % Math.max(this.drafts.length, 1)));
  }

  begun(id: string, who: string, base: string): void {
    this.drafts.push({
      id,
      text: '',
      base,
      state: 'draft',
      digest: null,
      writers: new Set([identityOfMember(who)]),
      approvals: [],
    });
  }

  /** Somebody changed the bytes: what was approved is approved no longer. */
  written(draft: DraftBook, text: string, who: string): void {
    draft.text = text;
    this.backToDraft(draft);
    this.tookPart(draft, who);
  }

  /** Measured against another version, what was approved is approved no longer. */
  rebased(draft: DraftBook, who: string): void {
    if (draft.base === this.live) return;
    draft.base = this.live;
    this.backToDraft(draft);
    this.tookPart(draft, who);
  }

  tookPart(draft: DraftBook, who: string): void {
    draft.writers.add(identityOfMember(who));
  }

  backToDraft(draft: DraftBook): void {
    draft.state = 'draft';
    draft.digest = null;
    draft.approvals = [];
  }

  submitted(draft: DraftBook, digest: string, who: string): void {
    this.tookPart(draft, who);
    draft.state = 'submitted';
    draft.digest = digest;
    draft.approvals = [];
    const writers = this.writersOf.get(digest) ?? new Set();
    for (const writer of draft.writers) writers.add(writer);
    this.writersOf.set(digest, writers);
    if (!this.digests.includes(digest)) this.digests.push(digest);
  }

  /** Whether the person had a hand in the draft, or in the same bytes elsewhere. */
  hasWritten(draft: DraftBook, personId: string): boolean {
    const identity = identityOfMember(personId);
    const elsewhere = draft.digest === null ? undefined : this.writersOf.get(draft.digest);
    return draft.writers.has(identity) || elsewhere?.has(identity) === true;
  }

  /**
   * Invariant: bytes go live only when enough people who had no hand in them approved these very bytes, under review.
   *
   * @returns what is wrong; undefined: nothing
   */
  wrongWith(
    digest: string,
    { required, mayApprove }: { required: number; mayApprove: (id: string) => boolean },
  ): string | undefined {
    const reviewed = this.#underReview(digest);
    if (reviewed.length === 0) return `${digest} is not under review`;
    const most = Math.max(...reviewed.map((draft) => this.#approvers(draft, mayApprove)));
    return most >= required ? undefined : `${digest} has ${most} of ${required} approvals`;
  }

  /** How many people approved these bytes in this draft and may be counted. */
  #approvers(draft: DraftBook, mayApprove: (id: string) => boolean): number {
    const counting = draft.approvals.filter(
      ({ personId, digest }) =>
        digest === draft.digest && !this.hasWritten(draft, personId) && mayApprove(personId),
    );
    return new Set(counting.map(({ personId }) => identityOfMember(personId))).size;
  }

  /** Drafts with these bytes that wait for a verdict, the one with most approvals first. */
  #underReview(digest: string): DraftBook[] {
    return this.drafts
      .filter((one) => one.digest === digest && one.state === 'submitted')
      .sort((a, b) => b.approvals.length - a.approvals.length);
  }

  /** Bytes are live from here on. */
  wentLive(digest: string): void {
    for (const draft of this.drafts) {
      if (draft.state === 'live') draft.state = 'former';
    }
    const draft =
      digest === this.former
        ? this.drafts.findLast((one) => one.digest === digest && one.state === 'former')
        : this.#underReview(digest)[0];
    if (draft !== undefined) draft.state = 'live';
    this.former = this.live;
    this.live = digest;
    this.approved.add(digest);
  }
}
