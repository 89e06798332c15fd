import { Injectable } from '@nestjs/common';
import { randomFillSync } from 'node:crypto';
import { RandomSource } from './random-source.js';

/** The machine's cryptographic randomness. */
@Injectable()
export class SystemRandomSource extends RandomSource {
  bytes(count: number): Buffer {
    return randomFillSync(Buffer.alloc(count));
  }
}
