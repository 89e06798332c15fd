import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { RecentlyUsed } from '../runtime/recently-used.js';
import type { Alarm } from './alarm.js';
import { endingCommand, type EndingCommand } from './ending-command.js';

/** Ids of calls kept in memory, and nowhere else: they name a call to its platform. */
const NAMES_KEPT = 50_000;

/** Knows what the platform calls the calls that events told of since the start, and how they are ended. */
@Injectable()
export class CallNames {
  readonly #names = new RecentlyUsed<string, string>(NAMES_KEPT);

  constructor(private readonly directory: Directory) {}

  learn(call: string, callId: string): void {
    this.#names.set(call, callId);
  }

  /** Undefined: no event named it since the start. */
  of(call: string): string | undefined {
    return this.#names.get(call);
  }

  /** Null: the call's id is not known. */
  endingOf({ call, businessNumber }: Pick<Alarm, 'call' | 'businessNumber'>): EndingCommand | null {
    const callId = this.of(call);
    if (callId === undefined) return null;
    return endingCommand(this.directory.businessNumber(businessNumber)?.provider, callId);
  }
}
