import type { ConditionNode, LeafNode } from '../engine/condition-node.js';
import { FALSE, TRUE, type Kleene } from '../engine/truth.js';
import { NEVER, opposite, type Formula, type Formulas } from './formulas.js';
import { leafKey } from './fact-groups.js';
import type { Partition } from './partition.js';

/** Where a condition is true and where it is false; in all other calls it is unknown. */
export interface Region {
  readonly isTrue: Formula;
  readonly isFalse: Formula;
}

const NOWHERE: Region = { isTrue: NEVER, isFalse: NEVER };

/** Puts another region in the place of one node; undefined: the node's own. */
export type Replacement = (node: ConditionNode) => Region | undefined;

/** Turns conditions into formulas, in Kleene's logic as `compileCondition` has it: a pair of them, neither needing the other. */
export class ConditionRegions {
  readonly #leaves = new Map<string, Region>();

  constructor(
    private readonly formulas: Formulas,
    private readonly partition: Partition,
  ) {}

  of(node: ConditionNode, replaced?: Replacement): Region {
    const instead = replaced?.(node);
    if (instead !== undefined) return instead;
    switch (node.t) {
      case 'leaf':
        return this.#leaf(node);
      case 'named':
        return this.of(node.of, replaced);
      case 'not': {
        const { isTrue, isFalse } = this.of(node.of, replaced);
        return { isTrue: isFalse, isFalse: isTrue };
      }
      default: {
        if (node.of.length === 0) return NOWHERE;
        const members = node.of.map((member) => this.of(member, replaced));
        const trues = members.map(({ isTrue }) => isTrue);
        const falses = members.map(({ isFalse }) => isFalse);
        return node.t === 'all'
          ? { isTrue: this.formulas.all(trues), isFalse: this.formulas.any(falses) }
          : { isTrue: this.formulas.any(trues), isFalse: this.formulas.all(falses) };
      }
    }
  }

  #leaf(leaf: LeafNode): Region {
    const key = leafKey(leaf);
    let region = this.#leaves.get(key);
    if (region === undefined) this.#leaves.set(key, (region = this.#made(leaf)));
    return region;
  }

  #made(leaf: LeafNode): Region {
    const { variable, isTrue, isFalse, member } = this.partition.classesOf(leaf);
    if (member === undefined) {
      return {
        isTrue: this.formulas.among(variable, isTrue),
        isFalse: this.formulas.among(variable, isFalse),
      };
    }
    const known = this.formulas.among(variable, Uint8Array.of(1, 0));
    const present = this.formulas.among(member.variable, Uint8Array.of(0, 1));
    const where = (truth: Kleene): Formula =>
      this.formulas.both(
        known,
        this.formulas.any([
          member.present === truth ? present : NEVER,
          member.absent === truth ? opposite(present) : NEVER,
        ]),
      );
    return { isTrue: where(TRUE), isFalse: where(FALSE) };
  }
}
