import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Work, WorkFault } from './work.js';

/** Work that did not come to its end. */
export class WorkFailed extends Error {
  override readonly name = 'WorkFailed';
}

/** After this time work is given up: its policy and its cases are out of proportion. */
const LONGEST_MS = 5 * 60_000;
/** How long a thread without work is kept, in milliseconds: starting one costs more than most work. */
const KEPT_MS = 30_000;
const HEAP_MB = 512;

/**
 * Does long work on threads of its own, so that no decision waits for it, and it can be cut off at any time.
 */
@Injectable()
export class WorkThreads implements OnApplicationShutdown {
  readonly #all = new Set<Worker>();
  #idle: { readonly worker: Worker; readonly release: () => void } | undefined;

  /**
   * @param hear hears every message, in order, and says whether it was the last
   * @param signal ends the work at once
   * @throws WorkFailed when it was cut off, took too long or broke
   */
  run<Message extends object>(
    work: Work,
    hear: (message: Message) => boolean,
    signal?: AbortSignal,
  ): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(new WorkFailed('the run was cut off'));
    const worker = this.#take();
    return new Promise<void>((resolve, reject) => {
      const settle = (failure?: string): void => {
        clearTimeout(limit);
        signal?.removeEventListener('abort', cut);
        worker.off('message', listen).off('error', broke).off('exit', ended);
        if (failure === undefined) {
          this.#keep(worker);
          resolve();
        } else {
          this.#end(worker);
          reject(new WorkFailed(failure));
        }
      };
      const cut = (): void => settle('the run was cut off');
      const broke = (error: Error): void => settle(error.message);
      const ended = (): void => settle('the thread of the run ended');
      const listen = (message: Message | WorkFault): void => {
        if ('fault' in message) return settle(message.fault);
        if (hear(message)) settle();
      };
      const limit = setTimeout(() => settle('the run took too long'), LONGEST_MS);
      signal?.addEventListener('abort', cut, { once: true });
      worker.on('message', listen).on('error', broke).on('exit', ended);
      worker.postMessage(work);
    });
  }

  /** Ends every thread, so that the server can stop. */
  async onApplicationShutdown(): Promise<void> {
    this.#idle?.release();
    this.#idle = undefined;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #take(): Worker {
    const kept = this.#idle;
    if (kept !== undefined) {
      this.#idle = undefined;
      kept.release();
      return kept.worker;
    }
    const worker = new Worker(new URL(import.meta.resolve('./work.worker.js')), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#all.add(worker);
    return worker;
  }

  /** Keeps one thread for the next work, for a while. */
  #keep(worker: Worker): void {
    if (this.#idle !== undefined) return this.#end(worker);
    const drop = (): void => {
      this.#idle = undefined;
      release();
      this.#end(worker);
    };
    const expiry = setTimeout(drop, KEPT_MS).unref();
    const release = (): void => {
      clearTimeout(expiry);
      worker.off('error', drop).off('exit', drop).ref();
    };
    worker.on('error', drop).on('exit', drop).unref();
    this.#idle = { worker, release };
  }

  #end(worker: Worker): void {
    this.#all.delete(worker);
    void worker.terminate();
  }
}
