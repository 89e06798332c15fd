import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { People } from '../identity/people.js';
import { whileRole } from '../identity/while-role.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { DraftGates } from '../reviews/draft-gates.js';
import type { NewOverride } from './proofs.dto.js';
import {
  isUnder,
  OVERRIDE_ACTION,
  policyObject,
  SignedOverrides,
  SIGNING_ROLES,
} from './signed-overrides.js';
import type { ProvedGate } from './unproved-property.js';

/**
 * Signs that a policy may go live although a property was not proved of it; it counts once another person signs the same.
 *
 * A signature names the bytes, the property and the call: of anything else it says nothing.
 */
@Injectable()
export class SignOverride {
  constructor(
    private readonly store: DraftStore,
    private readonly gates: DraftGates,
    private readonly signed: SignedOverrides,
    private readonly people: People,
    private readonly ledger: LedgerPort,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 409 `digest-mismatch` when the draft holds other bytes by now, 409 `nothing-to-sign` when
   * the property is not among the unproved, 403 `never-overridden`, 409 `already-signed`
   */
  async execute(
    draftId: string,
    { digest, property, reason }: NewOverride,
    { person, actor }: ActingPerson,
  ): Promise<void> {
    this.store.get(draftId);
    const proofs = await this.#proofsOf(draftId);
    if (proofs?.policy !== digest) {
      const message = 'the draft holds another policy by now: read what was shown of that one';
      throw new Refusal(409, 'digest-mismatch', message);
    }
    const unproved = proofs.unproved.find((one) => one.property === property);
    if (unproved === undefined) {
      const message = `\`${property}\` is not among the properties that are not proved`;
      throw new Refusal(409, 'nothing-to-sign', message);
    }
    if (!unproved.overridable) {
      const message = 'nobody can sign for the ban of the phone network: mend the policy';
      throw new Refusal(403, 'never-overridden', message);
    }
    const before = this.signed.of(digest).filter((signature) => isUnder(signature, unproved));
    if (before.some(({ personId }) => this.people.byId(personId)?.identity === person.identity)) {
      throw new Refusal(409, 'already-signed', 'you have signed this: another person signs too');
    }
    await this.ledger.change({
      writes: [whileRole(person.id, SIGNING_ROLES)],
      acts: [
        {
          action: OVERRIDE_ACTION,
          object: policyObject(digest),
          actor,
          before: null,
          after: digest,
          reason,
          details: {
            draft: draftId,
            property,
            verdict: unproved.verdict,
            witness: unproved.witness,
          },
        },
      ],
    });
  }

  async #proofsOf(draftId: string): Promise<ProvedGate | undefined> {
    const results = await this.gates.content(draftId);
    return results.find(({ gate }) => gate === 'proofs')?.proofs;
  }
}
