import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { KillSwitches } from './kill-switches.js';

/** Switches that stand: each has to be reviewed before it ends by itself (V6). */
@Injectable()
export class KillSwitchAttention extends AttentionSource {
  constructor(private readonly killSwitches: KillSwitches) {
    super();
  }

  attention(): Attention[] {
    return this.killSwitches.list().map(({ scope, reason, expiresAt }) => ({
      kind: 'kill-switch',
      subject: typeof scope === 'string' ? scope : scope.businessNumber,
      reason,
      at: new Date(expiresAt).toISOString(),
    }));
  }
}
