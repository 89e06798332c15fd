import { Injectable } from '@nestjs/common';
import { monotonicFactory, type ULIDFactory } from 'ulid';
import { Clock } from './clock.js';
import { IdSource } from './id-source.js';
import { RandomSource } from './random-source.js';

/** ULIDs: 26 characters, in order of time, also within one millisecond. */
@Injectable()
export class SystemIdSource extends IdSource {
  private readonly ulid: ULIDFactory;

  constructor(
    private readonly clock: Clock,
    random: RandomSource,
  ) {
    super();
    this.ulid = monotonicFactory(() => random.bytes(1).readUInt8() / 256);
  }

  next(): string {
    return this.ulid(this.clock.now());
  }
}
