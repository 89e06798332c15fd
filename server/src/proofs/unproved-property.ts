import {
  witnessDigest,
  type Analysis,
  type Localized,
  type PolicyDocument,
  type PropertyVerdict,
  type Verdict,
} from '@ringfence/rules';
import type { PersonRef } from '../identity/person-ref.dto.js';

/** A mandatory property that was not proved of some bytes. */
export interface UnprovedProperty {
  readonly property: string;
  readonly title: Localized;
  readonly verdict: Verdict;
  readonly overridable: boolean;
  /** Digest of the call that breaks it; null: there is none. */
  readonly witness: string | null;
  /** JSON pointer into the policy; empty for what is proved of every policy. */
  readonly at: string;
  /** What the call is, or why nothing could be shown. */
  readonly detail: Localized;
}

/** Somebody's signature under an unproved property. */
export interface GateSignature {
  readonly property: string;
  readonly person: PersonRef;
  /** RFC 3339. */
  readonly at: string;
  readonly reason: string;
}

/** What the gate `proofs` found. */
export interface ProvedGate {
  /** Digest of the policy's canonical bytes. */
  readonly policy: string;
  readonly unproved: readonly UnprovedProperty[];
  /** Who signed for those, oldest first. */
  readonly signatures: readonly GateSignature[];
  /** Ids of those that two people signed for. */
  readonly overridden: readonly string[];
}

/** The mandatory properties that stand in the way of going live. */
export function unprovedProperties(
  { properties }: Analysis,
  policy: PolicyDocument,
): UnprovedProperty[] {
  return properties
    .filter(({ mandatory, verdict }) => mandatory && verdict !== 'proved')
    .map((property) => ({
      property: property.id,
      title: property.title,
      verdict: property.verdict,
      overridable: property.overridable,
      witness: witnessDigest(property) ?? null,
      at: placeOf(property, policy),
      detail: detailOf(property),
    }));
}

function placeOf({ id, from }: PropertyVerdict, { properties }: PolicyDocument): string {
  if (from === 'product') return '';
  return `/properties/${properties.findIndex((property) => property.id === id)}`;
}

function detailOf({ witness, why }: PropertyVerdict): Localized {
  return witness?.sentence ?? why ?? NO_CALL;
}

const NO_CALL: Localized = {
  en: 'No call can be permitted in this way.',
  ja: 'このように許可される通話は存在しない。',
};
