import { computed, Injectable, signal } from '@angular/core';
import type { Condition, Figures, Language } from '@ringfence/rules';
import { conditionChanges, type ConditionChange } from './condition-changes.js';
import type { EditedTree } from './condition-edit.js';

/** What every node of one tree of conditions needs, and the one way to change the tree. */
@Injectable()
export class TreeHands {
  readonly root = signal<Condition>({ all: [] });
  /** The tree in the version the draft began with; null: there was none. */
  readonly before = signal<Condition | null>(null);
  /** How each condition differs from that version, by its place. */
  readonly changes = computed((): ReadonlyMap<string, ConditionChange> => {
    const before = this.before();
    return before === null ? new Map() : conditionChanges(before, this.root());
  });
  /** Places of conditions that make no difference. */
  readonly dead = signal<ReadonlySet<string>>(new Set());
  /** Named conditions of the ruleset. */
  readonly names = signal<readonly string[]>([]);
  readonly language = signal<Language>('en');
  readonly figures = signal<Figures>(new Map());
  readonly disabled = signal(false);

  /** Told of every change; the place is where the keyboard goes on, null: where it is. */
  change: (root: Condition, focus: string | null, typing: string | null) => void = () => undefined;
  /** Opens a named condition. */
  open: (name: string) => void = () => undefined;

  /** A change of the tree's shape: the focus goes with what was moved. */
  shape(edited: EditedTree): void {
    if (edited.root !== this.root()) this.change(edited.root, edited.focus, null);
  }

  /** A change within one condition. */
  type(edited: EditedTree, what: string): void {
    if (edited.root !== this.root()) this.change(edited.root, null, `${what} ${edited.focus}`);
  }
}
