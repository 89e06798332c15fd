import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { CallNameReader } from '../calls/call-name-reader.js';
import type { CallName } from '../calls/call-name-statements.js';
import { RecentlyUsed } from '../runtime/recently-used.js';
import type { Alarm } from './alarm.js';
import { endingCommand, type EndingCommand } from './ending-command.js';

/** Ids kept in memory, for calls that are over; those of calls under way are on disk, sealed. */
const NAMES_KEPT = 50_000;

/** Knows what the platform calls the calls that events told of, and how they are ended. */
@Injectable()
export class CallNames {
  readonly #names = new RecentlyUsed<string, CallName>(NAMES_KEPT);

  constructor(
    private readonly directory: Directory,
    private readonly kept: CallNameReader,
  ) {}

  /** @param platform that told of it; undefined: somebody in its place */
  learn(call: string, callId: string, platform: string | undefined): void {
    this.#names.set(call, { callId, platform: platform ?? null });
  }

  /** Undefined: no event named it, it was over before the start, or somebody in it was erased. */
  of(call: string): string | undefined {
    return this.#nameOf(call)?.callId;
  }

  /** Null: the call's id is not known, or it is one of a SIP proxy, which takes no commands. */
  endingOf({ call, businessNumber }: Pick<Alarm, 'call' | 'businessNumber'>): EndingCommand | null {
    const name = this.#nameOf(call);
    if (name === undefined || name.platform === 'sip') return null;
    return endingCommand(this.directory.businessNumber(businessNumber)?.provider, name.callId);
  }

  #nameOf(call: string): CallName | undefined {
    return this.#names.get(call) ?? this.kept.of(call);
  }
}
