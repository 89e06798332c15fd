import type { UserIdentity } from '@ringfence/rules';

/** A platform that can be asked to send a request for permission. */
export type MessengerName = 'meta' | 'infobip';

/** What a platform says of requests to a user, all its limits considered (WA-API-002). */
export interface RequestAllowance {
  readonly permission: 'none' | 'temporary' | 'permanent';
  readonly mayRequest: boolean;
  readonly limits: readonly RequestLimit[];
}

/** One rolling window, as the platform counts it. */
export interface RequestLimit {
  /** Length in milliseconds; undefined: one that is not known. */
  readonly span: number | undefined;
  readonly most: number;
  readonly used: number;
  /** When it is used up no longer, in epoch milliseconds (UTC). */
  readonly until?: number | undefined;
}

/** The message that asks a user for the permission to call. */
export interface RequestMessage {
  /** Our own id of the request, which names nobody. */
  readonly id: string;
  /** E.164 with `+`. */
  readonly businessNumber: string;
  readonly user: UserIdentity;
  readonly text?: string | undefined;
  readonly template?:
    | {
        readonly name: string;
        readonly language: string;
        readonly parameters?: readonly string[] | undefined;
      }
    | undefined;
}

/** What became of a message. */
export type SendOutcome =
  | { readonly status: 'sent' }
  /** Not sent, as the platform itself says. `counts`: because its own limit is used up. */
  | { readonly status: 'refused'; readonly code: string; readonly counts: boolean }
  /** Nobody knows: it may have been sent. */
  | { readonly status: 'unknown'; readonly code: string };

/** Sends requests for permission through one platform. */
export abstract class PlatformMessenger {
  abstract readonly name: MessengerName;
  /** Whether a text of one's own can stand beside the question. */
  abstract readonly takesText: boolean;
  /** The settings that it lacks; empty: it is connected. */
  abstract readonly missing: readonly string[];

  /** Whether the platform can find the number and the user under the names that are known. */
  abstract canAddress(businessNumber: string, user: UserIdentity): boolean;

  /** What the platform says now; undefined: it is not known. Never throws. */
  abstract allowance(
    businessNumber: string,
    user: UserIdentity,
  ): Promise<RequestAllowance | undefined>;

  /** Sends the message. Never throws: what was not answered clearly may have been sent. */
  abstract send(message: RequestMessage): Promise<SendOutcome>;
}

/** Injection token of all messengers. */
export const MESSENGERS = Symbol('PlatformMessenger[]');
