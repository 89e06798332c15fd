import { TARGET_LABEL } from '../facts/inquiry.js';
import type { CallFrame } from './call-frame.js';
import {
  isAllowed,
  isStillWanted,
  missing,
  nextLabels,
  type FindingWishes,
} from './finding-wish.js';
import {
  bitOf,
  canMeet,
  certainFindings,
  FINDING_NAMES,
  has,
  leastBearers,
  possibleFindings,
  type Finding,
  type FindingSet,
} from './leg-findings.js';
import type { ListMatch } from './wanted-facts.js';

/** A leg to be: where it stands, its kind by the name facts give it, its label, and what is to be found of it. */
export interface LegPlan {
  readonly place: 'leg' | 'known' | 'target';
  readonly kind: string;
  readonly label: string;
  readonly findings: FindingSet;
}

/** What all legs together must show. */
export interface LegWishes {
  readonly kinds: readonly string[] | null;
  readonly lists: ListMatch;
  readonly findings: FindingWishes;
  /** undefined: free. */
  readonly appInCall: boolean | undefined;
  readonly whatsappInCall: boolean | undefined;
  readonly mayHoldMenu: boolean;
  readonly mayBeEmergency: boolean;
  /** Where the WhatsApp leg that identifies the user cannot have another address than the user's number. */
  readonly plainUser: { readonly origin: boolean; readonly target: boolean };
}

/** How many steps a search may still take; shared by searches of one question. */
export interface SearchBudget {
  steps: number;
}

const FILLERS = ['webrtc', 'other', 'whatsapp', 'calls-api', 'pstn'];
const MENUS: readonly string[] = ['ivr-api', 'moments-ivr'];

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
  return new LegSearch(frame, wishes, budget, accept).run();
}

class LegSearch {
  private readonly plan: LegPlan[] = [];
  private readonly taken: Record<Finding, string[]>;
  private readonly inCall: number;
  private readonly size: number;
  private readonly reserved: ReadonlySet<string>;

  constructor(
    private readonly frame: CallFrame,
    private readonly wishes: LegWishes,
    private readonly budget: SearchBudget,
    private readonly accept: (plan: readonly LegPlan[]) => boolean,
  ) {
    this.inCall = frame.legs + frame.known;
    this.size = this.inCall + (frame.destination === 'none' ? 0 : 1);
    this.taken = Object.fromEntries(
      FINDING_NAMES.map((finding) => [finding, []]),
    ) as unknown as Record<Finding, string[]>;
    this.reserved = new Set(
      FINDING_NAMES.flatMap((finding) => wishes.findings[finding].labels ?? []),
    );
  }

  run(): boolean {
    const at = this.plan.length;
    if (--this.budget.steps < 0 || !this.canStillEnd(at)) return false;
    if (at === this.size) return this.accept(this.plan);
    for (const kind of this.kindsFor(at)) {
      for (const label of this.labelsFor(at)) {
        if (this.takeAll(at, kind, label)) return true;
      }
    }
    return false;
  }

  private takeAll(at: number, kind: string, label: string): boolean {
    const place = this.placeOf(at);
    const possible = possibleFindings(kind, place === 'target') & this.askable(at, kind);
    const certain = certainFindings(kind);
    const open = this.openFor(label) & possible & ~certain;
    for (let chosen = open; ; chosen = (chosen - 1) & open) {
      const findings = chosen | certain;
      if (
        (place === 'target' || this.isWorthwhile(findings, label)) &&
        canMeet(findings) &&
        this.allows(certain, label)
      ) {
        if (this.descend({ place, kind, label, findings })) return true;
      }
      if (chosen === 0) return false;
    }
  }

  private descend(leg: LegPlan): boolean {
    this.plan.push(leg);
    const found = FINDING_NAMES.filter((finding) => has(leg.findings, finding));
    for (const finding of found) this.taken[finding].push(leg.label);
    const accepted = this.run();
    for (const finding of found) this.taken[finding].pop();
    this.plan.pop();
    return accepted;
  }

  private canStillEnd(at: number): boolean {
    const left = this.size - at;
    const { appInCall, whatsappInCall, kinds } = this.wishes;
    if (FINDING_NAMES.some((finding) => this.missing(finding) > left)) return false;
    const lacksWhatsapp = at < this.inCall && whatsappInCall === true && !this.holds('whatsapp');
    const bearers = left - (lacksWhatsapp ? 1 : 0) - (this.isBareTargetToCome(at) ? 1 : 0);
    if (leastBearers((finding) => this.missing(finding)) > bearers) return false;
    if (kinds !== null && !this.canHaveKinds(at, kinds)) return false;
    if (at !== this.inCall) return true;
    return (
      (appInCall !== true || this.holds('calls-api')) &&
      (whatsappInCall !== true || this.holds('whatsapp'))
    );
  }

  /** Whether a target is still to come of which nothing is found but what its address tells. */
  private isBareTargetToCome(at: number): boolean {
    const { destination } = this.frame;
    return at < this.size && (destination === 'whatsapp' || destination === 'pstn');
  }

  private canHaveKinds(at: number, kinds: readonly string[]): boolean {
    const { destination } = this.frame;
    const isExact = this.wishes.lists === 'exact';
    const toCome = isExact ? kinds.slice(at) : kinds.filter((kind) => !this.holds(kind));
    if (toCome.length > this.size - at || !this.isRoomFor(toCome)) return false;
    const unclassified = this.missing('unclassified');
    if (isExact) return toCome.filter((kind) => kind === 'other').length >= unclassified;
    return (
      (unclassified === 0 || kinds.includes('other')) &&
      toCome.every((kind) => kind === destination || this.mayStandInCall(kind))
    );
  }

  private holds(kind: string): boolean {
    return this.plan.some((leg) => leg.kind === kind);
  }

  private missing(finding: Finding): number {
    return missing(this.wishes.findings[finding], this.taken[finding]);
  }

  private mayStandInCall(kind: string): boolean {
    const { appInCall, whatsappInCall, mayHoldMenu } = this.wishes;
    if (kind === 'calls-api') return appInCall !== false;
    if (kind === 'whatsapp') return whatsappInCall !== false;
    return mayHoldMenu || !MENUS.includes(kind);
  }

  /** Whether what is certain of kinds still to come can still be found. */
  private isRoomFor(kinds: readonly string[]): boolean {
    return FINDING_NAMES.every((finding) => {
      const { count } = this.wishes.findings[finding];
      if (count === null) return true;
      const certain = kinds.filter((kind) => has(certainFindings(kind), finding));
      return certain.length <= count - this.taken[finding].length;
    });
  }

  private kindsFor(at: number): readonly string[] {
    const { kinds, lists } = this.wishes;
    if (this.placeOf(at) === 'target') return [this.frame.destination];
    let options = at === 0 ? this.frame.origins : (kinds ?? FILLERS);
    if (at > 0 && kinds !== null && lists === 'exact') options = kinds.slice(at, at + 1);
    const fitting = options.filter((kind) => this.mayStandInCall(kind));
    if (fitting.length < 2) return fitting;
    const worth = new Map(fitting.map((kind) => [kind, this.worthOf(kind)]));
    return fitting.toSorted((a, b) => worth.get(b)! - worth.get(a)!);
  }

  /** How much a kind brings the plan on. */
  private worthOf(kind: string): number {
    const { appInCall, whatsappInCall, kinds } = this.wishes;
    const isNew = !this.holds(kind);
    let worth = 0;
    if (isNew && kind === 'calls-api' && appInCall === true) worth += 4;
    if (isNew && kind === 'whatsapp' && whatsappInCall === true) worth += 4;
    if (isNew && kinds !== null && kind !== this.frame.destination) worth += 1;
    const certain = certainFindings(kind);
    for (const finding of FINDING_NAMES) {
      const isOpen = this.missing(finding) > 0;
      if (has(certain, finding)) worth += isOpen ? 2 : -2;
      else if (isOpen && has(possibleFindings(kind, false), finding)) worth += 1;
    }
    return worth;
  }

  private labelsFor(at: number): readonly string[] {
    if (this.placeOf(at) === 'target') return [TARGET_LABEL];
    const named = FINDING_NAMES.flatMap((finding) =>
      nextLabels(this.wishes.findings[finding], this.taken[finding]),
    );
    const labels = new Set(named);
    // A leg may bear the label of the leg asked for, but is seldom meant by it.
    const isTarget = this.frame.destination !== 'none' && labels.delete(TARGET_LABEL);
    return [...labels, this.freshLabel(at), ...(isTarget ? [TARGET_LABEL] : [])];
  }

  private freshLabel(at: number): string {
    const name = at === 0 ? 'origin' : at < this.frame.legs ? `leg-${at + 1}` : `known-${at + 1}`;
    let label = name;
    for (let i = 2; this.reserved.has(label); i++) label = `${name}-${i}`;
    return label;
  }

  private placeOf(at: number): LegPlan['place'] {
    if (at === this.inCall) return 'target';
    return at < this.frame.legs ? 'leg' : 'known';
  }

  private openFor(label: string): FindingSet {
    return this.setOf((finding) =>
      isStillWanted(this.wishes.findings[finding], this.taken[finding], label),
    );
  }

  private allows(findings: FindingSet, label: string): boolean {
    return FINDING_NAMES.every(
      (finding) =>
        !has(findings, finding) ||
        isAllowed(this.wishes.findings[finding], this.taken[finding], label),
    );
  }

  /** Whether a leg with this label is any use: a label nothing is found of could as well be another. */
  private isWorthwhile(findings: FindingSet, label: string): boolean {
    return !this.reserved.has(label) || findings !== 0;
  }

  private askable(at: number, kind: string): FindingSet {
    const { mayBeEmergency, plainUser } = this.wishes;
    const isPlain =
      kind === 'whatsapp' &&
      (at === 0
        ? plainUser.origin
        : plainUser.target && this.placeOf(at) === 'target' && this.plan[0]?.kind !== 'whatsapp');
    if (isPlain) return ~(bitOf('emergency') | bitOf('phone'));
    return mayBeEmergency ? ~0 : ~bitOf('emergency');
  }

  private setOf(holds: (finding: Finding) => boolean): FindingSet {
    return FINDING_NAMES.reduce((set, finding) => (holds(finding) ? set | bitOf(finding) : set), 0);
  }
}
