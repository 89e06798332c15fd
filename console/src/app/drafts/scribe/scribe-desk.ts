import type { DraftPolicy } from '@ringfence/rules';
import type { DraftHead, DraftText } from '../../api/draft-wire.js';
import type { PolicyToProve } from '../../proofs/proofs.js';
import { sameJson } from '../text/same-json.js';
import { DraftScribe } from './draft-scribe.js';
import type { FromScribe, KeptText, ToScribe } from './scribe-messages.js';

/** How long a pause in the typing is waited for. */
const CHECK_AFTER_MS = 120;
const KEEP_AFTER_MS = 250;

/** Where what is typed is kept until it is saved. */
export interface TextKeeper {
  keep(name: string, text: KeptText): Promise<void>;
  forget(name: string): Promise<void>;
}

/** Takes the page's messages one by one and answers them; lives in a worker, so that nothing it does holds up a keystroke. */
export class ScribeDesk {
  private scribe = new DraftScribe(NOTHING, null);
  private prover: MessagePort | null = null;
  private keptAs = '';
  private turn = 0;
  private saved: { policy: DraftPolicy; revision: number } = { policy: NOTHING, revision: 0 };
  private readonly sent = new Map<number, DraftPolicy>();
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly tell: (message: FromScribe) => void,
    private readonly keeper: TextKeeper,
  ) {}

  async take(message: ToScribe): Promise<void> {
    switch (message.kind) {
      case 'open':
        this.keptAs = message.keptAs;
        this.scribe = new DraftScribe(message.policy, message.base);
        this.saved = { policy: this.scribe.current(), revision: message.revision };
        return this.check();
      case 'edit':
        this.turn = message.turn;
        this.scribe.edit(message.changes);
        return this.wait();
      case 'write': {
        const { id, title, revision } = message;
        this.sent.set(id, this.scribe.current());
        const text = this.scribe.body(title, revision);
        return this.tell({ kind: 'written', id, body: new Blob([text], { type: JSON_TYPE }) });
      }
      case 'read': {
        const draft = JSON.parse(await message.answer.text()) as DraftText;
        this.settle(this.sent.get(message.id) ?? this.saved.policy, draft.revision);
        this.sent.clear();
        return this.tell({ kind: 'answer', id: message.id, head: headOf(draft) });
      }
      case 'adopt':
        return this.settle(message.policy, message.revision);
      case 'prover':
        this.prover = message.policies;
        return;
      case 'prove':
        return this.send();
      case 'hand-over':
        return message.to.postMessage(this.scribe.readable());
    }
  }

  private check(): void {
    const began = performance.mark('check').startTime;
    const found = this.scribe.check();
    const tookMs = Math.round(performance.mark('checked').startTime - began);
    performance.clearMarks();
    this.tell({ kind: 'checked', turn: this.turn, tookMs, ...found });
  }

  private send(): void {
    const policy = this.scribe.readable();
    if (policy === null) return;
    const wanted: PolicyToProve = { turn: this.turn, policy, previous: this.scribe.before() };
    this.prover?.postMessage(wanted);
  }

  private wait(): void {
    clearTimeout(this.checkTimer);
    clearTimeout(this.keepTimer);
    this.checkTimer = setTimeout(() => this.check(), CHECK_AFTER_MS);
    this.keepTimer = setTimeout(() => void this.keep(), KEEP_AFTER_MS);
  }

  private settle(policy: DraftPolicy, revision: number): void {
    this.saved = { policy, revision };
    clearTimeout(this.keepTimer);
    void this.keep();
  }

  private keep(): Promise<void> {
    const policy = this.scribe.current();
    const { policy: ancestor, revision } = this.saved;
    if (sameJson(policy, ancestor)) return this.keeper.forget(this.keptAs);
    return this.keeper.keep(this.keptAs, { policy, ancestor, revision });
  }
}

const JSON_TYPE = 'application/json';
const NOTHING: DraftPolicy = {
  rulesets: { 'pstn-ban': null, 'call-permission': null, routing: null },
  parameters: [],
  suites: [],
  properties: [],
};

/** All of a draft but its text and what is wrong with it. */
function headOf(draft: DraftText): DraftHead {
  const { policy: _, problems: __, ...head } = draft;
  return head;
}
