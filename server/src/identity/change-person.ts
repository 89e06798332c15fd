import { Injectable } from '@nestjs/common';
import { MakeChange } from '../confirmations/make-change.js';
import { JudgeRoleGrant } from './judge-role-grant.js';
import type { PersonChange } from './person.dto.js';
import type { Requester } from './requester.js';

/** Changes a person's name, roles or standing; sessions of a person whose roles or standing change end at once (X2). */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly judge: JudgeRoleGrant,
    private readonly makeChange: MakeChange,
  ) {}

  /** @returns id of the confirmation it waits for, all of it; undefined: it is in effect */
  execute(personId: string, change: PersonChange, by: Requester): Promise<string | undefined> {
    return this.makeChange.execute(this.judge.execute(personId, change), by);
  }
}
