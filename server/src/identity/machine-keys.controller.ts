import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from './access.js';
import {
  NEW_MACHINE_KEY,
  type MachineKeyView,
  type MadeMachineKey,
  type NewMachineKey,
} from './machine-key.dto.js';
import { MachineKeys, type MachineKey } from './machine-keys.js';
import { MakeMachineKey } from './make-machine-key.js';
import { People } from './people.js';
import { requesterOf } from './requester.js';
import { RevokeMachineKey } from './revoke-machine-key.js';

@Controller('v1/machine-keys')
export class MachineKeysController {
  constructor(
    private readonly keys: MachineKeys,
    private readonly people: People,
    private readonly makeKey: MakeMachineKey,
    private readonly revokeKey: RevokeMachineKey,
  ) {}

  @Get()
  @Access({ people: ['admin'] })
  list(): { items: MachineKeyView[] } {
    return { items: this.keys.list().map((key) => this.#view(key)) };
  }

  /** The key is in this answer and nowhere else. */
  @Post()
  @HttpCode(201)
  @Access({ people: ['admin'] })
  async make(
    @Body(new SchemaPipe(NEW_MACHINE_KEY)) body: NewMachineKey,
    @Req() request: FastifyRequest,
  ): Promise<MadeMachineKey> {
    const { entry, key } = await this.makeKey.execute(body, requesterOf(request, body.reason));
    return { ...this.#view(entry), key };
  }

  @Delete(':id')
  @HttpCode(204)
  @Access({ people: ['admin'] })
  revoke(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.revokeKey.execute(id, requesterOf(request));
  }

  #view(key: MachineKey): MachineKeyView {
    return {
      id: key.id,
      name: key.name,
      scopes: [...key.scopes],
      state: this.keys.stateOf(key),
      createdAt: new Date(key.createdAt).toISOString(),
      createdBy: key.createdBy === null ? null : this.people.refOf(key.createdBy),
      expiresAt: instant(key.expiresAt),
      lastUsedAt: instant(key.lastUsedAt),
    };
  }
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
