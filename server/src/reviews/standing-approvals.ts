import type { Contributor, StoredApproval } from '../drafts/stored-draft.js';

/** What decides whether an approval counts. */
export interface ApprovalFrame {
  /** Digest under review, and the round it was submitted in; null: nothing is under review. */
  readonly digest: string | null;
  readonly round: number;
  readonly contributors: readonly Contributor[];
  /** Whether the person may approve at this moment. */
  readonly mayApprove: (personId: string) => boolean;
}

/**
 * The approvals that count: of these bytes, in this round, by somebody who may approve and had no hand in them (V1).
 *
 * Invariant: of several accounts of one mailbox one counts.
 */
export function standingApprovals(
  approvals: readonly StoredApproval[],
  { digest, round, contributors, mayApprove }: ApprovalFrame,
): StoredApproval[] {
  const byIdentity = new Map<string, StoredApproval>();
  for (const approval of approvals) {
    const counts =
      approval.digest === digest &&
      approval.round === round &&
      !hasContributed(contributors, approval) &&
      mayApprove(approval.personId);
    if (counts) byIdentity.set(approval.identity, approval);
  }
  return [...byIdentity.values()];
}

/** Whether somebody is among the contributors, under this account or another of the same mailbox. */
export function hasContributed(
  contributors: readonly Contributor[],
  { personId, identity }: Contributor,
): boolean {
  return contributors.some((one) => one.identity === identity || one.personId === personId);
}
