import { TrustedWorker as Worker } from '../trusted-worker.js';
import type { Proofs } from './proofs.js';

/**
 * Proves policies in a worker of its own. They come by a way that leads past the page: to copy a policy of a thousand rules would
 * hold up the typing.
 *
 * An analysis cannot be interrupted; whoever has a newer policy ends this prover and begins another.
 */
export class Prover {
  // The builder finds a worker by this name.
  private readonly worker = new Worker(new URL('./prover.worker', import.meta.url), {
    type: 'module',
  });
  /** Where policies are sent to; for whoever knows the text. */
  readonly policies: MessagePort;

  /**
   * @param found told of each policy's proofs, and again once it was compared with the version before
   * @param failed told when a policy could not be analysed at all: a fault of ours
   */
  constructor(found: (proofs: Proofs) => void, failed: () => void) {
    const { port1, port2 } = new MessageChannel();
    this.policies = port1;
    this.worker.addEventListener('message', ({ data }: MessageEvent<Proofs>) => found(data));
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      failed();
    });
    this.worker.postMessage(port2, [port2]);
  }

  end(): void {
    this.worker.terminate();
    this.policies.close();
  }
}
