import type { CallFrame } from './call-frame.js';
import { isAllowed, isStillWanted, missing, type FindingWishes } from './finding-wish.js';
import {
  bitOf,
  certainFindings,
  FINDING_NAMES,
  has,
  leastBearers,
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

const MENUS: readonly string[] = ['ivr-api', 'moments-ivr'];

/** Legs planned so far for one frame, and what is left to be shown by those to come. */
export class OpenPlan {
  readonly legs: LegPlan[] = [];
  readonly taken: Readonly<Record<Finding, string[]>>;
  /** Legs and known legs of the frame. */
  readonly inCall: number;
  /** The target included. */
  readonly size: number;

  constructor(
    readonly frame: CallFrame,
    readonly wishes: LegWishes,
  ) {
    this.inCall = frame.legs + frame.known;
    this.size = this.inCall + (frame.destination === 'none' ? 0 : 1);
    this.taken = Object.fromEntries(
      FINDING_NAMES.map((finding) => [finding, []]),
    ) as unknown as Record<Finding, string[]>;
  }

  add(leg: LegPlan): void {
    this.legs.push(leg);
    for (const finding of foundOf(leg)) this.taken[finding].push(leg.label);
  }

  takeBack(): void {
    const leg = this.legs.pop();
    if (leg === undefined) return;
    for (const finding of foundOf(leg)) this.taken[finding].pop();
  }

  placeOf(at: number): LegPlan['place'] {
    if (at === this.inCall) return 'target';
    return at < this.frame.legs ? 'leg' : 'known';
  }

  /** Whether the legs to come could still show all that is wanted; false is certain. */
  canStillEnd(): boolean {
    const at = this.legs.length;
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

  holds(kind: string): boolean {
    return this.legs.some((leg) => leg.kind === kind);
  }

  missing(finding: Finding): number {
    return missing(this.wishes.findings[finding], this.taken[finding]);
  }

  mayStandInCall(kind: string): boolean {
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

  openFor(label: string): FindingSet {
    return this.setOf((finding) =>
      isStillWanted(this.wishes.findings[finding], this.taken[finding], label),
    );
  }

  allows(findings: FindingSet, label: string): boolean {
    return FINDING_NAMES.every(
      (finding) =>
        !has(findings, finding) ||
        isAllowed(this.wishes.findings[finding], this.taken[finding], label),
    );
  }

  private setOf(holds: (finding: Finding) => boolean): FindingSet {
    return FINDING_NAMES.reduce((set, finding) => (holds(finding) ? set | bitOf(finding) : set), 0);
  }
}

function foundOf({ findings }: LegPlan): readonly Finding[] {
  return FINDING_NAMES.filter((finding) => has(findings, finding));
}
