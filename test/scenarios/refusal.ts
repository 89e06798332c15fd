import type { CallAttempt } from '@ringfence/rules';
import type { Flow } from './flows.js';
import type { Office } from '../harness/office.js';

/** One way a flow is refused: what is different, and exactly which reasons that gives. */
export interface Refusal {
  readonly name: string;
  /** All reason codes of the deny. */
  readonly codes: readonly string[];
  /** Which flows it applies to; absent: all twelve. */
  readonly flows?: (flow: Flow) => boolean;
  /** Whether the legs still tell the flow; absent: yes. */
  readonly isNoFlow?: (flow: Flow) => boolean;
  /** What the server is told before. The office's user has given a permission. */
  readonly given?: (office: Office, flow: Flow) => Promise<unknown>;
  /** What is asked instead. @param told what `given` answered */
  readonly asked?: (attempt: CallAttempt, flow: Flow, told: unknown) => CallAttempt;
}
