import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Alarm } from './alarm.js';

/** Who listens to what becomes of calls. */
export interface CallListener {
  /** @param call reference of a call that changed */
  readonly changed: (call: string) => void;
  readonly raised: (alarm: Alarm) => void;
}

/** Tells listeners of every call that changed and of every alarm, after it is on record. */
@Injectable()
export class CallFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  publish(call: string): void {
    this.#emitter.emit('changed', call);
  }

  raise(alarm: Alarm): void {
    this.#emitter.emit('raised', alarm);
  }

  /** @returns a function that ends the subscription */
  subscribe({ changed, raised }: CallListener): () => void {
    this.#emitter.on('changed', changed).on('raised', raised);
    return () => void this.#emitter.off('changed', changed).off('raised', raised);
  }
}
