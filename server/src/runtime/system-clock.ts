import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';

/** The machine's clock. */
@Injectable()
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }
}
