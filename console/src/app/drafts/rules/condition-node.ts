import {
  ChangeDetectionStrategy,
  Component,
  computed,
  forwardRef,
  inject,
  input,
} from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Condition, FactCondition } from '@ringfence/rules';
import { Icon } from '../../ui/icon/icon.js';
import { below } from '../text/json-pointer.js';
import {
  added,
  canUnwrap,
  kindOf,
  membersOf,
  moved,
  regrouped,
  removed,
  replaced,
  unwrapped,
  wrapped,
  type GroupKind,
} from './condition-edit.js';
import { ConditionRow } from './condition-row.js';
import { TreeHands } from './tree-hands.js';

const FIRST_CONDITION: FactCondition = {
  fact: 'attempt.action',
  operator: 'equal',
  value: 'connect',
};

/** One condition of a tree, with everything below it. */
@Component({
  selector: 'rf-condition-node',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConditionRow, Icon, MatMenuModule, TranslocoDirective, forwardRef(() => ConditionNode)],
  templateUrl: './condition-node.html',
  styleUrl: './condition-node.css',
  host: {
    '[attr.data-at]': 'at()',
    '[class.dead]': 'isDead()',
    '(keydown.alt.arrowup)': 'move($event, -1)',
    '(keydown.alt.arrowdown)': 'move($event, 1)',
  },
})
export class ConditionNode {
  readonly condition = input.required<Condition>();
  /** Pointer within the tree. */
  readonly at = input.required<string>();

  protected readonly hands = inject(TreeHands);
  protected readonly kinds = ['all', 'any', 'not'] as const;
  protected readonly kind = computed(() => kindOf(this.condition()));
  protected readonly fact = computed(() => {
    const condition = this.condition();
    return 'fact' in condition ? condition : null;
  });
  protected readonly name = computed(() => {
    const condition = this.condition();
    return 'condition' in condition ? condition.condition : '';
  });
  protected readonly children = computed(() => {
    const condition = this.condition();
    if ('not' in condition) return [{ at: below(this.at(), 'not'), condition: condition.not }];
    return (membersOf(condition) ?? []).map((each, index) => ({
      at: below(this.at(), kindOf(condition), index),
      condition: each,
    }));
  });
  protected readonly isNew = computed(() => this.hands.changes().get(this.at())?.kind === 'new');
  /** Whether the rule matches the same calls without it. */
  protected readonly isDead = computed(() => this.hands.dead().has(this.at()));
  protected readonly outermost = computed(() => this.at() === '');
  protected readonly unwrappable = computed(() => canUnwrap(this.hands.root(), this.at()));
  protected readonly freeNames = computed(() => this.hands.names());

  protected add(kind: 'fact' | 'group' | 'named'): void {
    const [name = ''] = this.hands.names();
    const condition: Condition =
      kind === 'fact'
        ? FIRST_CONDITION
        : kind === 'named'
          ? { condition: name }
          : ({
              [this.kind() === 'all' ? 'any' : 'all']: [FIRST_CONDITION],
            } as unknown as Condition);
    this.hands.shape(added(this.hands.root(), this.at(), condition));
  }

  protected regroup(kind: string): void {
    this.hands.shape(regrouped(this.hands.root(), this.at(), kind as GroupKind));
  }

  protected rename(name: string): void {
    this.hands.type(replaced(this.hands.root(), this.at(), { condition: name }), 'name');
  }

  protected wrap(kind: GroupKind): void {
    this.hands.shape(wrapped(this.hands.root(), this.at(), kind));
  }

  protected unwrap(): void {
    this.hands.shape(unwrapped(this.hands.root(), this.at()));
  }

  protected remove(): void {
    this.hands.shape(removed(this.hands.root(), this.at()));
  }

  protected move(event: Event | null, step: -1 | 1): void {
    event?.preventDefault();
    event?.stopPropagation();
    if (!this.hands.disabled()) this.hands.shape(moved(this.hands.root(), this.at(), step));
  }
}
