import { Injectable } from '@nestjs/common';
import type { BusinessNumber } from '@ringfence/rules';
import { isDeepStrictEqual } from 'node:util';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { PlatformSettingsInput } from './platform-settings-handler.js';

/** What platforms answered last when they were asked for the settings of a number: only what changes from then on is news. */
@Injectable()
export class PlatformSettings {
  readonly #read;
  readonly #told;

  constructor(
    { connection }: LedgerConnection,
    private readonly ledger: LedgerPort,
  ) {
    this.#read = connection
      .prepare<[string, string], string>(
        'select settings from platform_settings where platform = ? and platform_id = ?',
      )
      .pluck();
    this.#told = connection
      .prepare<[string], string>(
        `select key from business_number, json_each(setting_times) where number = ?`,
      )
      .pluck();
  }

  /** Settings of a number that events told of since people put it in. @param number E.164 with `+` */
  toldOf(number: string): ReadonlySet<string> {
    return new Set(this.#told.all(number));
  }

  of(platform: string, platformId: string): BusinessNumber | undefined {
    const text = this.#read.get(platform, platformId);
    return text === undefined ? undefined : (JSON.parse(text) as BusinessNumber);
  }

  /** @throws RecordUnavailable, LedgerOverloaded */
  async keep(input: PlatformSettingsInput): Promise<void> {
    if (isDeepStrictEqual(this.of(input.platform, input.platformId), input.settings)) return;
    await this.ledger.write({ kind: 'task', task: 'platform-settings', input });
  }
}
