import type { PlatformEvent, PlatformNumber } from '../../platform-events/platform-event.js';
import { objectsAt, textAt, type UntypedObject } from '../untyped-json.js';
import { accountUpdate } from './account-update.js';
import { callEvent, callStatus } from './call-events.js';
import { isLinked } from './concerned-user.js';
import { MetaChange } from './meta-change.js';
import { permissionReply } from './permission-reply.js';
import { settingsUpdate } from './settings-update.js';
import { isoOf } from './unix-seconds.js';

/** What a webhook told, translated. */
export interface TranslatedWebhook {
  /** Whose numbers Meta's ids stand for. */
  readonly numbers: readonly PlatformNumber[];
  readonly events: readonly PlatformEvent[];
}

/** What a webhook alone does not say. */
export interface WebhookContext {
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** E.164 with `+` of a number by Meta's id. */
  readonly numberOf: (phoneNumberId: string) => string | undefined;
}

/**
 * Translates a webhook of Meta's (contract, section 8): nothing is guessed, and nothing that could concern calls is dropped
 * without being told.
 */
export function translateWebhook(body: UntypedObject, context: WebhookContext): TranslatedWebhook {
  const changes = objectsAt(body['entry']).flatMap((entry) =>
    objectsAt(entry['changes']).map(
      (change) => new MetaChange(textAt(entry['id']) ?? 'unknown', entry['time'], change),
    ),
  );
  return {
    numbers: changes.flatMap((change) => numberOf(change, context)),
    events: changes.flatMap((change) => [
      ...linksOf(change, context),
      ...eventsOf(change, context),
    ]),
  };
}

function numberOf(
  { account, phoneNumberId, businessNumber, occurredAt }: MetaChange,
  { now }: WebhookContext,
): PlatformNumber[] {
  if (phoneNumberId === undefined || businessNumber === undefined) return [];
  const toldAt = Math.min(occurredAt ?? now, now);
  return [{ platformId: phoneNumberId, account, number: businessNumber, toldAt }];
}

function eventsOf(change: MetaChange, context: WebhookContext): PlatformEvent[] {
  const { value, field } = change;
  switch (field) {
    case 'messages':
      return [
        ...objectsAt(value['messages']).map((message) => permissionReply(change, message)),
        ...objectsAt(value['statuses']).map((status) => callStatus(change, status)),
      ];
    case 'calls': {
      const told = [
        ...objectsAt(value['calls']).map((call) => callEvent(change, call)),
        ...objectsAt(value['statuses']).map((status) => callStatus(change, status)),
      ];
      return told.length > 0 ? told : [unknownChange(change)];
    }
    case 'account_update':
      return accountUpdate(change, context.now);
    case 'account_settings_update':
      return [settingsUpdate(change, context.numberOf)];
    default:
      return [unknownChange(change)];
  }
}

function unknownChange(change: MetaChange): PlatformEvent {
  const { field, account, value } = change;
  const eventId = `meta:${field}:${account}:${JSON.stringify(value)}`;
  return change.unmatched('unknown-event', eventId, field, value);
}

/** Contacts that show both names of somebody tie them (WA-PERM-021), from the instant of what shows them on. */
function linksOf(change: MetaChange, { now }: WebhookContext): PlatformEvent[] {
  if (change.businessNumber === undefined) return [];
  const at = change.occurredAt ?? now;
  return change.contacts.filter(isLinked).map(({ waId, bsuid }) =>
    change.event(
      {
        eventId: `meta:link:${waId}:${bsuid}:${at}`,
        type: 'user-linked',
        occurredAt: isoOf(at),
        user: { waId, bsuid },
      },
      { contacts: change.value['contacts'] },
    ),
  );
}
