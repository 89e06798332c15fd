/// <reference lib="webworker" />
import '../../no-eval.js';
import type { PolicyDocument } from '@ringfence/rules';
import type { FromMistakes } from './mistake-messages.js';
import { tryMistakes } from './try-mistakes.js';

const clock = (): number => {
  const { startTime } = performance.mark('mistakes');
  performance.clearMarks('mistakes');
  return startTime;
};

/** The page hands over the end of a way by which the draft comes, past the page: whoever writes it sends it there. */
addEventListener('message', ({ data: drafts }: MessageEvent<MessagePort>) => {
  drafts.onmessage = ({ data }: MessageEvent<PolicyDocument | null>) =>
    tryMistakes(data, (message: FromMistakes) => postMessage(message), clock);
});
