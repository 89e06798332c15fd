/// <reference lib="webworker" />
import '../../no-eval.js';
import { del, set } from 'idb-keyval';
import { ScribeDesk } from './scribe-desk.js';
import type { ToScribe } from './scribe-messages.js';

const desk = new ScribeDesk((message) => postMessage(message), { keep: set, forget: del });

addEventListener('message', ({ data }: MessageEvent<ToScribe>) => void desk.take(data));
