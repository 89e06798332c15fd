import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import type { Contributor } from '../drafts/stored-draft.js';
import type { Role } from '../identity/access.js';
import { People } from '../identity/people.js';
import type { Act } from '../ledger/act.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { GateResult } from '../reviews/gates.js';
import { hasContributed } from '../reviews/standing-approvals.js';
import { withOverrides } from './proof-gate.js';
import type { ProvedGate, UnprovedProperty } from './unproved-property.js';

export const OVERRIDE_ACTION = 'proof.override';
/** Who may sign that a policy may go live although something was not proved of it. */
export const SIGNING_ROLES: readonly Role[] = ['author', 'approver'];

/** How acts name the bytes that something was signed for. */
export function policyObject(digest: string): string {
  return `policy/${digest}`;
}

/** One person's signature under one property of some bytes. */
export interface OverrideSignature {
  readonly property: string;
  /** Digest of the call that was read; null: there was none. */
  readonly witness: string | null;
  readonly personId: string;
  readonly reason: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
}

/**
 * Reads who signed for what was not proved. The ledger is the one place they stand: there is no table that could say more than it.
 */
@Injectable()
export class SignedOverrides {
  readonly #signatures: Statement<[string], { leaf: string; at: number }>;

  constructor(
    { connection }: LedgerConnection,
    private readonly people: People,
  ) {
    // Word for word the condition of the index, which holds nothing else.
    this.#signatures = connection.prepare(
      `select leaf, at from log_entry where kind = 'act' and json_valid(leaf)
       and json_extract(leaf, '$.action') = '${OVERRIDE_ACTION}'
       and json_extract(leaf, '$.object') = ? order by idx`,
    );
  }

  /** Every signature under these bytes, oldest first. */
  of(digest: string): OverrideSignature[] {
    return this.#signatures.all(policyObject(digest)).map(({ leaf, at }) => {
      const { actor, reason, details } = JSON.parse(leaf) as Act;
      return {
        property: String(details?.['property']),
        witness: (details?.['witness'] ?? null) as string | null,
        personId: actor.id,
        reason: reason ?? '',
        at,
      };
    });
  }

  /**
   * Ids of the properties that two people signed for, who may still sign and of whom one approves without a hand in the bytes.
   *
   * Invariant: what may not be overridden never is, whatever was signed.
   */
  standing(
    { policy, unproved }: Pick<ProvedGate, 'policy' | 'unproved'>,
    contributors: readonly Contributor[],
  ): string[] {
    if (!unproved.some(({ overridable }) => overridable)) return [];
    const signatures = this.of(policy);
    return unproved
      .filter(
        (property) => property.overridable && this.#stands(property, signatures, contributors),
      )
      .map(({ property }) => property);
  }

  /** The gate as it is with what people signed for; other gates as they are. */
  lift(result: GateResult, contributors: readonly Contributor[]): GateResult {
    const { proofs } = result;
    if (proofs === undefined || proofs.unproved.length === 0) return result;
    const signatures = this.of(proofs.policy)
      .filter((signature) => proofs.unproved.some((property) => isUnder(signature, property)))
      .map(({ property, personId, at, reason }) => ({
        property,
        person: this.people.refOf(personId),
        at: new Date(at).toISOString(),
        reason,
      }));
    return withOverrides(result, { signatures, overridden: this.standing(proofs, contributors) });
  }

  #stands(
    property: UnprovedProperty,
    signatures: readonly OverrideSignature[],
    contributors: readonly Contributor[],
  ): boolean {
    const identities = new Set<string>();
    let independent = false;
    for (const signature of signatures) {
      if (!isUnder(signature, property)) continue;
      const person = this.people.active(signature.personId);
      if (person?.roles.some((role) => SIGNING_ROLES.includes(role)) !== true) continue;
      identities.add(person.identity);
      independent ||=
        person.roles.includes('approver') &&
        !hasContributed(contributors, { personId: person.id, identity: person.identity });
    }
    return identities.size >= 2 && independent;
  }
}

/** Whether it was signed for this property, with this very call in view. */
export function isUnder(
  signature: Pick<OverrideSignature, 'property' | 'witness'>,
  { property, witness }: UnprovedProperty,
): boolean {
  return signature.property === property && signature.witness === witness;
}
