import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import type { CallEvent } from '../events/event.dto.js';
import { References } from '../subjects/references.js';
import { peopleAtLeg } from '../subjects/subject-name.js';
import { CallReferences } from './call-references.js';
import type { ToldGroup, ToldLeg } from './call-statements.js';

/** What an event tells of a call, with references in place of what it names. */
export interface ToldParts {
  readonly call: string;
  readonly leg: ToldLeg | undefined;
  readonly group: ToldGroup | undefined;
}

/** Makes what is told of a call's leg and of what it is mixed in ready to be kept. */
@Injectable()
export class CallParts {
  constructor(
    private readonly directory: Directory,
    private readonly references: References,
    private readonly calls: CallReferences,
  ) {}

  /** @param businessNumber of the call, E.164 with `+`; undefined: not known, and numbers without their country are nobody's */
  of(
    { callId, leg, group }: Pick<CallEvent, 'leg' | 'group'> & { readonly callId: string },
    businessNumber: string | undefined,
  ): ToldParts {
    const call = this.calls.of(callId);
    return {
      call,
      leg: leg === undefined ? undefined : this.#legOf(leg, call, callId, businessNumber ?? ''),
      group: group === undefined ? undefined : this.calls.group(call, group),
    };
  }

  #legOf(
    leg: NonNullable<CallEvent['leg']>,
    call: string,
    callId: string,
    businessNumber: string,
  ): ToldLeg {
    const people = peopleAtLeg(
      leg,
      businessNumber,
      (number) => this.directory.businessNumber(number) !== undefined,
    );
    return {
      reference: this.calls.ofLeg(call, callId, leg.id),
      role: leg.role,
      people: people.map(({ domain, value }) => ({
        domain,
        value,
        reference: this.references.of(domain, value),
      })),
      text: JSON.stringify(leg),
    };
  }
}
