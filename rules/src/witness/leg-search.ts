import { TARGET_LABEL } from '../facts/inquiry.js';
import type { CallFrame } from './call-frame.js';
import { nextLabels } from './finding-wish.js';
import {
  bitOf,
  canMeet,
  certainFindings,
  FINDING_NAMES,
  has,
  possibleFindings,
  type FindingSet,
} from './leg-findings.js';
import { OpenPlan, type LegPlan, type LegWishes } from './open-plan.js';

/** How many steps a search may still take; shared by searches of one question. */
export interface SearchBudget {
  steps: number;
}

const FILLERS = ['webrtc', 'other', 'whatsapp', 'calls-api', 'pstn'];

/**
 * Plans the legs of one frame, leg after leg, until a plan is accepted; false: none was, or the budget is spent.
 *
 * A leg takes as many of the open findings as it can bear, then fewer.
 */
export function searchLegs(
  frame: CallFrame,
  wishes: LegWishes,
  budget: SearchBudget,
  accept: (plan: readonly LegPlan[]) => boolean,
): boolean {
  return new LegSearch(new OpenPlan(frame, wishes), budget, accept).run();
}

class LegSearch {
  private readonly reserved: ReadonlySet<string>;

  constructor(
    private readonly plan: OpenPlan,
    private readonly budget: SearchBudget,
    private readonly accept: (plan: readonly LegPlan[]) => boolean,
  ) {
    const { findings } = plan.wishes;
    this.reserved = new Set(FINDING_NAMES.flatMap((finding) => findings[finding].labels ?? []));
  }

  run(): boolean {
    const at = this.plan.legs.length;
    if (--this.budget.steps < 0 || !this.plan.canStillEnd()) return false;
    if (at === this.plan.size) return this.accept(this.plan.legs);
    for (const kind of this.kindsFor(at)) {
      for (const label of this.labelsFor(at)) {
        if (this.takeAll(at, kind, label)) return true;
      }
    }
    return false;
  }

  private takeAll(at: number, kind: string, label: string): boolean {
    const place = this.plan.placeOf(at);
    const possible = possibleFindings(kind, place === 'target') & this.askable(at, kind);
    const certain = certainFindings(kind);
    const open = this.plan.openFor(label) & possible & ~certain;
    for (let chosen = open; ; chosen = (chosen - 1) & open) {
      const findings = chosen | certain;
      if (
        (place === 'target' || this.isWorthwhile(findings, label)) &&
        canMeet(findings) &&
        this.plan.allows(certain, label)
      ) {
        if (this.descend({ place, kind, label, findings })) return true;
      }
      if (chosen === 0) return false;
    }
  }

  private descend(leg: LegPlan): boolean {
    this.plan.add(leg);
    const accepted = this.run();
    this.plan.takeBack();
    return accepted;
  }

  private kindsFor(at: number): readonly string[] {
    const { kinds, lists } = this.plan.wishes;
    if (this.plan.placeOf(at) === 'target') return [this.plan.frame.destination];
    let options = at === 0 ? this.plan.frame.origins : (kinds ?? FILLERS);
    if (at > 0 && kinds !== null && lists === 'exact') options = kinds.slice(at, at + 1);
    const fitting = options.filter((kind) => this.plan.mayStandInCall(kind));
    if (fitting.length < 2) return fitting;
    const worth = new Map(fitting.map((kind) => [kind, this.worthOf(kind)]));
    return fitting.toSorted((a, b) => worth.get(b)! - worth.get(a)!);
  }

  /** How much a kind brings the plan on. */
  private worthOf(kind: string): number {
    const { appInCall, whatsappInCall, kinds } = this.plan.wishes;
    const isNew = !this.plan.holds(kind);
    let worth = 0;
    if (isNew && kind === 'calls-api' && appInCall === true) worth += 4;
    if (isNew && kind === 'whatsapp' && whatsappInCall === true) worth += 4;
    if (isNew && kinds !== null && kind !== this.plan.frame.destination) worth += 1;
    const certain = certainFindings(kind);
    for (const finding of FINDING_NAMES) {
      const isOpen = this.plan.missing(finding) > 0;
      if (has(certain, finding)) worth += isOpen ? 2 : -2;
      else if (isOpen && has(possibleFindings(kind, false), finding)) worth += 1;
    }
    return worth;
  }

  private labelsFor(at: number): readonly string[] {
    if (this.plan.placeOf(at) === 'target') return [TARGET_LABEL];
    const named = FINDING_NAMES.flatMap((finding) =>
      nextLabels(this.plan.wishes.findings[finding], this.plan.taken[finding]),
    );
    const labels = new Set(named);
    // A leg may bear the label of the leg asked for, but is seldom meant by it.
    const isTarget = this.plan.frame.destination !== 'none' && labels.delete(TARGET_LABEL);
    return [...labels, this.freshLabel(at), ...(isTarget ? [TARGET_LABEL] : [])];
  }

  private freshLabel(at: number): string {
    const name =
      at === 0 ? 'origin' : at < this.plan.frame.legs ? `leg-${at + 1}` : `known-${at + 1}`;
    let label = name;
    for (let i = 2; this.reserved.has(label); i++) label = `${name}-${i}`;
    return label;
  }

  /** Whether a leg with this label is any use: a label nothing is found of could as well be another. */
  private isWorthwhile(findings: FindingSet, label: string): boolean {
    return !this.reserved.has(label) || findings !== 0;
  }

  private askable(at: number, kind: string): FindingSet {
    const { mayBeEmergency, plainUser } = this.plan.wishes;
    const isPlain =
      kind === 'whatsapp' &&
      (at === 0
        ? plainUser.origin
        : plainUser.target &&
          this.plan.placeOf(at) === 'target' &&
          this.plan.legs[0]?.kind !== 'whatsapp');
    if (isPlain) return ~(bitOf('emergency') | bitOf('phone'));
    return mayBeEmergency ? ~0 : ~bitOf('emergency');
  }
}
