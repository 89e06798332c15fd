import { Inject, Injectable } from '@nestjs/common';
import type { BusinessNumber } from '@ringfence/rules';
import { CONFIG, type Config } from '../../runtime/config.js';
import { isObject, objectAt } from '../untyped-json.js';
import { settingsOf } from './settings-update.js';

/** Nobody waits for this answer but the next look, in milliseconds. */
const PATIENCE_MS = 5_000;

/** What came back: the settings, or why there are none. */
export type SettingsAnswer =
  | { readonly settings: BusinessNumber }
  | { readonly failure: 'refused' | 'unreadable' | 'unreachable' };

/** Asks the Graph API for the settings of a number, never for its SIP passwords (WA-SET-014). */
@Injectable()
export class MetaSettingsClient {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Never throws: without an answer everything stays as it was. */
  async ask(phoneNumberId: string): Promise<SettingsAnswer> {
    const { metaGraphUrl, metaAccessToken = '' } = this.config;
    try {
      const response = await fetch(
        `${metaGraphUrl}/${encodeURIComponent(phoneNumberId)}/settings`,
        {
          headers: { authorization: `Bearer ${metaAccessToken}` },
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        },
      );
      const { calling } = objectAt(await response.json());
      if (!response.ok) return { failure: 'refused' };
      return isObject(calling) ? { settings: settingsOf(calling) } : { failure: 'unreadable' };
    } catch {
      return { failure: 'unreachable' };
    }
  }
}
