import type { Problem, DraftPolicy } from '@ringfence/rules';
import { thingIn } from '../outline/outline-rows.js';
import { valueAt } from '../text/json-pointer.js';
import { nameIn } from '../text/readable.js';

/** A problem as the panel tells it. */
export interface ProblemRow {
  readonly at: string;
  /** Name of the thing it is in; null: of the draft as a whole. */
  readonly thing: string | null;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: string;
}

/** Problems with the names of the things they are in. Text that is no JSON yet is told as that, and not as a rule of the wrong shape. */
export function problemRows(policy: DraftPolicy, problems: readonly Problem[]): ProblemRow[] {
  return problems.map(({ at, code, severity, message }) => {
    const pointer = thingIn(at);
    const value = valueAt(policy, pointer);
    const unread = typeof value === 'string' && pointer === at;
    return {
      at,
      thing: nameIn(value) ?? nameIn(value, 'key') ?? nameIn(value, 'id') ?? lastStep(pointer),
      code: unread ? 'not-json' : code,
      severity,
      message: unread ? '' : message,
    };
  });
}

function lastStep(pointer: string): string | null {
  const step = pointer.slice(pointer.lastIndexOf('/') + 1);
  return step === '' ? null : step.replaceAll('~1', '/').replaceAll('~0', '~');
}
