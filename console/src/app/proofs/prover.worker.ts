/// <reference lib="webworker" />
import '../no-eval.js';
import type { PolicyToProve } from './proofs.js';
import { prove } from './prove.js';

const clock = (): number => {
  const { startTime } = performance.mark('proof');
  performance.clearMarks('proof');
  return startTime;
};

/** The page hands over the end of a way by which policies come; whoever writes them sends them there. */
addEventListener('message', ({ data: policies }: MessageEvent<MessagePort>) => {
  policies.onmessage = async ({ data }: MessageEvent<PolicyToProve>) => {
    for await (const proofs of prove(data, clock)) postMessage(proofs);
  };
});
