import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { RecentlyUsed } from '../runtime/recently-used.js';
import type { Alarm } from './alarm.js';
import { endingCommand, type EndingCommand } from './ending-command.js';

/** Ids of calls kept in memory, and nowhere else: they name a call to its platform. */
const NAMES_KEPT = 50_000;

interface Name {
  readonly callId: string;
  readonly platform: string | undefined;
}

/** Knows what the platform calls the calls that events told of since the start, and how they are ended. */
@Injectable()
export class CallNames {
  readonly #names = new RecentlyUsed<string, Name>(NAMES_KEPT);

  constructor(private readonly directory: Directory) {}

  /** @param platform that told of it; undefined: somebody in its place */
  learn(call: string, callId: string, platform: string | undefined): void {
    this.#names.set(call, { callId, platform });
  }

  /** Undefined: no event named it since the start. */
  of(call: string): string | undefined {
    return this.#names.get(call)?.callId;
  }

  /** Null: the call's id is not known, or it is one of a SIP proxy, which takes no commands. */
  endingOf({ call, businessNumber }: Pick<Alarm, 'call' | 'businessNumber'>): EndingCommand | null {
    const name = this.#names.get(call);
    if (name === undefined || name.platform === 'sip') return null;
    return endingCommand(this.directory.businessNumber(businessNumber)?.provider, name.callId);
  }
}
