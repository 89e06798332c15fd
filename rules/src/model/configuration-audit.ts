import type { CallAttempt } from './call-attempt.js';
import type { Evidence } from './evidence.js';
import type { Localized } from './localized.js';

/** The doors to the phone network that a platform's configuration, or what an application sends, can hold open. */
export const PHONE_DOORS = [
  'sender-forward-to-pstn',
  'sender-number-masking',
  'sender-opaque-action',
  'route-phone-destination',
  'route-phone-inherits-number',
  'route-catch-all-before-pdp',
  'route-transfer-only-phone',
  'answer-names-phone',
  'ivr-dials-out',
  'moments-dials-out',
  'conversations-external-transfer',
  'conversations-default-client',
  'calls-phone-leg',
  'transfer-accepted-outside',
  'trunk-reaches-pstn',
  'sip-redirect-to-phone',
  'app-endpoint-dials-out',
  'bulk-call-merged',
] as const;

/** Beside the doors: ways around the decision point that name no phone, and what cannot be guarded call by call. */
export const WAYS_AROUND = ['pdp-not-last', 'catch-all-before-pdp', 'no-per-call-hook'] as const;

export type DoorId = (typeof PHONE_DOORS)[number] | (typeof WAYS_AROUND)[number];

/**
 * `error`: a call would reach the phone network. `warning`: it could, or goes around the decision point. `info`: to know; what
 * holds nothing else is clean.
 */
export type AuditSeverity = 'error' | 'warning' | 'info';

/** A file as the platform exports it, or a payload as an application sends it. */
export interface AuditedFile {
  /** Unique. Its part up to the first dot, without folders, tells the kind. */
  readonly name: string;
  /** One object, an array, or a list answer `{ results: [...] }`. */
  readonly content: unknown;
}

/** What on the platform asks the decision point. */
export interface Guarded {
  /** URL prefixes. */
  readonly urls: readonly string[];
  readonly callsConfigurationIds: readonly string[];
}

export interface ConfigurationAudit {
  readonly platform: 'infobip';
  readonly files: readonly AuditedFile[];
  /** Attestations, by `<kind>:<id>`; laid over those of the directory. */
  readonly endpoints?: NonNullable<Evidence['endpoints']>;
  readonly guarded?: Guarded;
}

export interface AuditFinding {
  readonly door: DoorId;
  readonly severity: AuditSeverity;
  /** Name of the file. */
  readonly file: string;
  /** RFC 6901 JSON pointer into its content. */
  readonly at: string;
  /** What is open, in a sentence. */
  readonly message: Localized;
  /** A call that would go through; loads in the test bench, and is denied there. */
  readonly example?: CallAttempt;
  readonly repair: Localized;
}

/** Why something was not looked at. */
export type SkipReason =
  'kind-unknown' | 'shape-unknown' | 'value-unknown' | 'pattern-unreadable' | 'too-deep';

/** Something that was not understood, and about which therefore nothing is said. */
export interface SkippedPart {
  readonly file: string;
  readonly reason: SkipReason;
  /** JSON pointer of the first place. */
  readonly at: string;
  /** How many places of the file are alike. */
  readonly count: number;
  readonly text: Localized;
}

export interface ConfigurationAuditResult {
  /** The worst first, then as they stand in the files. */
  readonly findings: readonly AuditFinding[];
  readonly checked: {
    /** All that were given. */
    readonly files: number;
    /** Doors that files of these kinds can show; of any other nothing is known. */
    readonly doors: readonly DoorId[];
    readonly skipped: readonly SkippedPart[];
    /** Findings beyond those that are told, of the mildest; 0 except in a very large audit. */
    readonly untold: number;
  };
}
