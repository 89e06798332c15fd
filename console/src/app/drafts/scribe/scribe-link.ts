import type { DraftHead } from '../../api/draft-wire.js';
import { computed, Injectable, type OnDestroy, signal } from '@angular/core';
import type { Problem, DraftPolicy } from '@ringfence/rules';
import { changesBetween } from '../text/changes-between.js';
import type { FromScribe, ToScribe } from './scribe-messages.js';
// The builder finds a worker by this name.
import { TrustedWorker as Worker } from '../../trusted-worker.js';

/** The page's end of the way to the scribe: problems and changes come back, the text goes out to be saved. */
@Injectable()
export class ScribeLink implements OnDestroy {
  private readonly worker = new Worker(new URL('./draft-scribe.worker', import.meta.url), {
    type: 'module',
  });
  private readonly waiting = new Map<number, (message: FromScribe) => void>();
  private known: DraftPolicy | null = null;
  private turn = 0;
  private lastId = 0;

  private readonly found = signal<readonly Problem[]>([]);
  private readonly differing = signal<ReadonlySet<string>>(new Set());
  private readonly checkedTurn = signal(-1);
  private readonly askedTurn = signal(0);

  private readonly isReadable = signal(false);
  private readonly took = signal(0);

  readonly problems = this.found.asReadonly();
  /** How long the last check took. */
  readonly tookMs = this.took.asReadonly();
  /** Pointers of what differs from the version the draft began with. */
  readonly changed = this.differing.asReadonly();
  /** Whether the text says what it does: a policy, though it may be one that cannot be handed in. */
  readonly readable = this.isReadable.asReadonly();
  /** Number of the text as it stands. */
  readonly textTurn = this.askedTurn.asReadonly();
  /** Whether the problems are those of the text as it stands. */
  readonly upToDate = computed(() => this.checkedTurn() === this.askedTurn());

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromScribe>) =>
      this.hear(data),
    );
  }

  ngOnDestroy(): void {
    this.worker.terminate();
  }

  open(policy: DraftPolicy, base: DraftPolicy | null, revision: number, keptAs: string): void {
    this.known = policy;
    this.checkedTurn.set(-1);
    this.tell({ kind: 'open', policy, base, revision, keptAs });
  }

  /** Tells what changed since the scribe last heard of the text. */
  edit(policy: DraftPolicy): void {
    const changes = changesBetween(this.known, policy);
    this.known = policy;
    if (changes.length === 0) return;
    this.askedTurn.set(++this.turn);
    this.tell({ kind: 'edit', turn: this.turn, changes });
  }

  /** Text that somebody else saved is now what unsaved text is compared with. */
  adopt(policy: DraftPolicy, revision: number): void {
    this.tell({ kind: 'adopt', policy, revision });
  }

  /** Where policies are sent from now on when their proofs are wanted. */
  proveBy(policies: MessagePort): void {
    this.worker.postMessage({ kind: 'prover', policies } satisfies ToScribe, [policies]);
  }

  /** Sends the text as it stands to be proved, where it can be read. */
  prove(): void {
    this.tell({ kind: 'prove' });
  }

  /** Hands the text as it stands to whoever is at the other end; null where it cannot be read. */
  handOver(to: MessagePort): void {
    this.worker.postMessage({ kind: 'hand-over', to } satisfies ToScribe, [to]);
  }

  async write(title: string, revision: number): Promise<{ id: number; body: Blob }> {
    const id = ++this.lastId;
    const written = await this.ask({ kind: 'write', id, title, revision });
    return { id, body: (written as Extract<FromScribe, { kind: 'written' }>).body };
  }

  async read(id: number, answer: Blob): Promise<DraftHead> {
    const read = await this.ask({ kind: 'read', id, answer });
    return (read as Extract<FromScribe, { kind: 'answer' }>).head;
  }

  private ask(message: ToScribe & { readonly id: number }): Promise<FromScribe> {
    return new Promise((resolve) => {
      this.waiting.set(message.id, resolve);
      this.tell(message);
    });
  }

  private tell(message: ToScribe): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromScribe): void {
    if (message.kind === 'checked') {
      this.found.set(message.problems);
      this.differing.set(new Set(message.changed));
      this.took.set(message.tookMs);
      this.isReadable.set(message.readable);
      this.checkedTurn.set(message.turn);
      return;
    }
    this.waiting.get(message.id)?.(message);
    this.waiting.delete(message.id);
  }
}
