import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { personOf } from '../identity/caller.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { requesterOf } from '../identity/requester.js';
import {
  CONFIRMATION_ANSWER,
  IMPORT_ANSWER,
  type ConfirmationAnswer,
  type ConfirmationView,
  type ImportAnswer,
  type Settled,
  type SettledImport,
} from './confirmation.dto.js';
import { Confirmations } from './confirmations.js';
import { SecondPerson } from './second-person.js';
import { SettleConfirmation } from './settle-confirmation.js';
import { SettleImport } from './settle-import.js';

@Controller('v1/confirmations')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly settle: SettleConfirmation,
    private readonly settleImport: SettleImport,
    private readonly secondPerson: SecondPerson,
    private readonly people: People,
    private readonly keys: MachineKeys,
  ) {}

  /** Changes that wait for a second person. */
  @Get()
  @Access({ people: 'any' })
  list(@Req() request: FastifyRequest): { items: ConfirmationView[] } {
    const person = personOf(request);
    const items = this.confirmations.pending().map((waiting) => {
      const { id, kind, object, summary, reason, proposedKind, proposedBy, importId } = waiting;
      const isPerson = proposedKind === 'person';
      const may = this.secondPerson.mayConfirm(person, waiting);
      const email = may && kind === 'role-grant' ? this.#addressOf(object) : undefined;
      const name = isPerson ? this.people.refOf(proposedBy).name : this.keys.nameOf(proposedBy);
      return {
        id,
        kind,
        object,
        summary,
        reason,
        ...(importId === null ? {} : { import: importId }),
        proposedBy: { id: proposedBy, name, kind: proposedKind },
        proposedAt: new Date(waiting.proposedAt).toISOString(),
        expiresAt: new Date(waiting.expiresAt).toISOString(),
        may,
        mayTakeUp: this.secondPerson.mayTakeUp(person, waiting),
        ...(email === undefined ? {} : { email }),
      };
    });
    return { items };
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Access({ people: ['approver', 'admin'] })
  confirm(
    @Param('id') id: string,
    @Body(new SchemaPipe(CONFIRMATION_ANSWER)) { reason }: ConfirmationAnswer,
    @Req() request: FastifyRequest,
  ): Promise<Settled> {
    return this.settle.confirm(id, personOf(request), requesterOf(request, reason));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Access({ people: ['approver', 'admin'] })
  refuse(
    @Param('id') id: string,
    @Body(new SchemaPipe(CONFIRMATION_ANSWER)) { reason }: ConfirmationAnswer,
    @Req() request: FastifyRequest,
  ): Promise<Settled> {
    return this.settle.refuse(id, requesterOf(request, reason));
  }

  /** All that waits of an import, as the person saw it listed. */
  @Post('imports/:id/confirm')
  @HttpCode(200)
  @Access({ people: ['approver', 'admin'] })
  confirmImport(
    @Param('id') id: string,
    @Body(new SchemaPipe(IMPORT_ANSWER)) { ids, reason }: ImportAnswer,
    @Req() request: FastifyRequest,
  ): Promise<SettledImport> {
    return this.settleImport.confirm(id, ids, personOf(request), requesterOf(request, reason));
  }

  @Post('imports/:id/refuse')
  @HttpCode(200)
  @Access({ people: ['approver', 'admin'] })
  refuseImport(
    @Param('id') id: string,
    @Body(new SchemaPipe(IMPORT_ANSWER)) { ids, reason }: ImportAnswer,
    @Req() request: FastifyRequest,
  ): Promise<SettledImport> {
    return this.settleImport.refuse(id, ids, requesterOf(request, reason));
  }

  /** @param object `person/<id>` */
  #addressOf(object: string): string | undefined {
    return this.people.byId(object.slice(object.indexOf('/') + 1))?.email;
  }
}
