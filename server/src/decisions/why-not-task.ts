import type { PolicyDocument, RecordedDecision, WhyNot } from '@ringfence/rules';

/** Sent to the thread that searches: a decision on record, and the rules that made it. */
export interface WhyNotTask {
  readonly kind: 'why-not';
  readonly document: PolicyDocument;
  readonly recorded: RecordedDecision;
}

/** Sent back. */
export interface WhyNotMessage {
  readonly whyNot: WhyNot;
}
