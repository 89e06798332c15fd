import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { HookSample } from './hook.js';

const SOURCES = new URL('..', import.meta.url);

/** The platforms' messages that lie beside the adapters, each read once. */
@Injectable()
export class SampleFiles {
  readonly #read = new Map<string, unknown>();

  body({ file }: HookSample): unknown {
    let body = this.#read.get(file);
    if (body === undefined) {
      body = JSON.parse(readFileSync(new URL(file, SOURCES), 'utf8')) as unknown;
      this.#read.set(file, body);
    }
    return body;
  }
}
