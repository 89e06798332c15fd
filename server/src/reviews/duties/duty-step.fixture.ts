import fc from 'fast-check';
import { ROLES, type Role } from '../../identity/access.js';

/** What somebody tries, by how often it is tried, and the route that stands behind it; null: none does. */
const KINDS = {
  create: [4, 'POST /v1/drafts'],
  edit: [4, 'PUT /v1/drafts/:id'],
  rename: [1, 'PUT /v1/drafts/:id'],
  'add-case': [1, 'POST /v1/drafts/:id/cases'],
  rebase: [2, 'POST /v1/drafts/:id/rebase'],
  discard: [1, 'DELETE /v1/drafts/:id'],
  submit: [9, 'POST /v1/drafts/:id/submit'],
  withdraw: [2, 'POST /v1/drafts/:id/withdraw'],
  approve: [14, 'POST /v1/drafts/:id/approve'],
  reject: [1, 'POST /v1/drafts/:id/reject'],
  promote: [11, 'POST /v1/promotions'],
  schedule: [2, 'POST /v1/promotions'],
  cancel: [1, 'DELETE /v1/promotions/:id'],
  'roll-back': [1, 'POST /v1/rollbacks'],
  roles: [3, 'PUT /v1/people/:id'],
  deactivate: [1, 'PUT /v1/people/:id'],
  'take-back': [1, 'PUT /v1/people/:id'],
  settings: [2, 'PUT /v1/settings'],
  confirm: [4, 'POST /v1/confirmations/:id/confirm'],
  refuse: [1, 'POST /v1/confirmations/:id/refuse'],
  /** Time passes, and what was set for an instant comes due. */
  tick: [2, null],
  /** A machine key tries what people do. */
  key: [1, null],
  /** Whatever leads the newest draft on towards being live. */
  onward: [40, null],
} as const satisfies Record<string, readonly [weight: number, route: string | null]>;

export type StepKind = keyof typeof KINDS;

export function routeOf(kind: StepKind): string | null {
  return KINDS[kind][1];
}

/** One thing somebody tries; each kind looks at what of it concerns it. */
export interface Step {
  readonly kind: StepKind;
  /** Who does it. */
  readonly who: number;
  /** Only among those whom the step fits, so that honest ways are gone often enough. */
  readonly fit: boolean;
  /** Counted from the newest draft. */
  readonly draft: number;
  /** Which of the sequence's texts. */
  readonly text: number;
  /** Names another digest than the one it is about. */
  readonly astray: boolean;
  /** Whose account it changes. */
  readonly whom: number;
  readonly roles: readonly Role[];
  readonly approvals: number;
  /** Which of the confirmations that wait. */
  readonly waiting: number;
}

const often = (value: boolean, weight: number): fc.Arbitrary<boolean> =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, fc.constant(!value));

export const STEPS: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    ...(Object.keys(KINDS) as StepKind[]).map((kind) => ({
      weight: KINDS[kind][0],
      arbitrary: fc.constant(kind),
    })),
  ),
  who: fc.nat(20),
  fit: often(true, 4),
  draft: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3)),
  text: fc.nat(3),
  astray: often(false, 6),
  whom: fc.nat(6),
  roles: fc.subarray<Role>([...ROLES]),
  approvals: fc.integer({ min: 1, max: 3 }),
  waiting: fc.nat(2),
});
