import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { DraftChanged } from './draft.dto.js';

/** Tells whoever looks at a draft of each change of it. */
@Injectable()
export class DraftFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  publish(draftId: string, change: DraftChanged): void {
    this.#emitter.emit(draftId, change);
  }

  /** @returns a function that ends the subscription */
  subscribe(draftId: string, listener: (change: DraftChanged) => void): () => void {
    this.#emitter.on(draftId, listener);
    return () => this.#emitter.off(draftId, listener);
  }
}
