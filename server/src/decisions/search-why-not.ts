import { compilePolicy, whyNotRecorded } from '@ringfence/rules';
import type { WhyNotMessage, WhyNotTask } from './why-not-task.js';

/** Searches the smallest changes under which a denied call would be permitted. */
export function searchWhyNot(
  { document, recorded }: WhyNotTask,
  tell: (message: WhyNotMessage) => void,
): void {
  const policy = compilePolicy(document, recorded.decision.policy);
  tell({ whyNot: whyNotRecorded(policy, recorded) });
}
