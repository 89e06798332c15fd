import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { Alarms } from './alarms.js';

const MOST_COUNTED = 1_000;

/** Alarms that nobody looked into. */
@Injectable()
export class AlarmAttention extends AttentionSource {
  constructor(private readonly alarms: Alarms) {
    super();
  }

  attention(): Attention[] {
    const open = this.alarms.open(MOST_COUNTED);
    const newest = open[0];
    if (newest === undefined) return [];
    return [
      {
        kind: 'alarms',
        subject: newest.businessNumber,
        count: open.length,
        at: new Date(newest.raisedAt).toISOString(),
      },
    ];
  }
}
