import {
  computed,
  effect,
  inject,
  Injectable,
  type OnDestroy,
  signal,
  untracked,
} from '@angular/core';
import type { DraftPolicy, RuleFinding } from '@ringfence/rules';
import { Prover } from '../../proofs/prover.js';
import type { Proofs } from '../../proofs/proofs.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { valueAt } from '../text/json-pointer.js';

/** How long a pause is waited for after the text was checked. */
const PROVE_AFTER_MS = 250;

/** What was found, and the text it was found of. */
interface Found {
  readonly proofs: Proofs;
  readonly policy: DraftPolicy;
}

/** What the draft can never do, proved anew after each pause in the typing; a newer text ends what is under way for an older one. */
@Injectable()
export class ProofRun implements OnDestroy {
  private readonly link = inject(ScribeLink);
  private readonly desk = inject(DraftDesk);
  private readonly found = signal<Found | null>(null);
  private readonly awaited = signal<{ readonly policy: DraftPolicy } | null>(null);
  private readonly hasFailed = signal(false);
  private prover: Prover | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly proofs = computed(() => this.found()?.proofs ?? null);
  /** The text the proofs are of. */
  readonly policy = computed(() => this.found()?.policy ?? null);
  /** It could not be analysed at all: a fault of ours. */
  readonly failed = this.hasFailed.asReadonly();
  /** The text has changed since. */
  readonly stale = computed(
    () => this.found() !== null && this.found()!.proofs.turn !== this.link.textTurn(),
  );
  /** Nothing can be proved of a text that cannot be read. */
  readonly blocked = computed(() => this.link.upToDate() && !this.link.readable());
  readonly running = computed(
    () => !this.blocked() && !this.hasFailed() && (this.found() === null || this.stale()),
  );
  /** The verdicts stand, and it is still being compared with the version the draft began with. */
  readonly comparing = computed(() => !this.stale() && this.proofs()?.comparing === true);
  /** What was found of each rule, by `<ruleset>/<rule>`. */
  readonly findings = computed((): ReadonlyMap<string, readonly RuleFinding[]> => {
    const found = new Map<string, RuleFinding[]>();
    for (const finding of this.proofs()?.findings ?? []) {
      const rule = `${finding.ruleset}/${finding.rule}`;
      found.set(rule, [...(found.get(rule) ?? []), finding]);
    }
    return found;
  });

  private readonly ready = computed(
    () => this.desk.head() !== null && this.link.upToDate() && this.link.readable(),
  );

  constructor() {
    effect(() => {
      const ready = this.ready();
      this.link.textTurn();
      untracked(() => this.wait(ready));
    });
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    this.prover?.end();
  }

  /** Whether what stands at a place is what the proofs are of. */
  isOf(pointer: string): boolean {
    const proved = this.policy();
    return proved !== null && valueAt(proved, pointer) === valueAt(this.desk.policy(), pointer);
  }

  /** Proves the text as it stands. */
  start(): void {
    // An analysis hears of nothing until it is done: whoever has a newer text ends it.
    if (this.awaited() !== null) this.end();
    this.hasFailed.set(false);
    this.awaited.set({ policy: this.desk.policy() });
    this.prover ??= this.begin();
    this.link.prove();
  }

  private wait(ready: boolean): void {
    clearTimeout(this.timer);
    if (ready) this.timer = setTimeout(() => this.start(), PROVE_AFTER_MS);
  }

  private begin(): Prover {
    const prover = new Prover(
      (proofs) => this.take(proofs),
      () => {
        this.end();
        this.hasFailed.set(true);
      },
    );
    this.link.proveBy(prover.policies);
    return prover;
  }

  private take(proofs: Proofs): void {
    const awaited = this.awaited();
    if (awaited === null) return;
    this.found.set({ proofs, policy: awaited.policy });
    if (!proofs.comparing) this.awaited.set(null);
  }

  private end(): void {
    this.prover?.end();
    this.prover = null;
    this.awaited.set(null);
  }
}
