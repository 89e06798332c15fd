import { Inject, Injectable } from '@nestjs/common';
import type { UserIdentity } from '@ringfence/rules';
import {
  PlatformMessenger,
  type RequestAllowance,
  type RequestMessage,
  type SendOutcome,
} from '../../permission-requests/platform-messenger.js';
import { PlatformNumbers } from '../../platform-events/platform-numbers.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { objectAt, objectsAt, textAt, type UntypedObject } from '../untyped-json.js';
import { allowanceOfAnswer } from './request-allowance.js';

const PLATFORM = 'meta';
/** A person or an application waits for this, in milliseconds. */
const PATIENCE_MS = 5_000;
/** The limit of requests is used up (WA-PERM-009). */
const LIMIT_CODE = 138_009;

/** Sends requests through the Graph API (WA-PERM-005). */
@Injectable()
export class MetaMessenger extends PlatformMessenger {
  readonly name = PLATFORM;
  readonly takesText = true;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly numbers: PlatformNumbers,
  ) {
    super();
  }

  get missing(): readonly string[] {
    return this.config.metaAccessToken === undefined ? ['RINGFENCE_META_ACCESS_TOKEN'] : [];
  }

  canAddress(businessNumber: string): boolean {
    return this.numbers.idOf(PLATFORM, businessNumber) !== undefined;
  }

  /** Asked anew each time: an older answer may not count the newest request. */
  async allowance(
    businessNumber: string,
    { waId, bsuid }: UserIdentity,
  ): Promise<RequestAllowance | undefined> {
    const query = new URLSearchParams(
      waId === undefined ? { recipient: bsuid ?? '' } : { user_wa_id: waId },
    );
    try {
      const response = await this.#ask(businessNumber, `call_permissions?${query.toString()}`, {});
      return response.ok ? allowanceOfAnswer(await response.json()) : undefined;
    } catch {
      return undefined;
    }
  }

  async send(message: RequestMessage): Promise<SendOutcome> {
    try {
      const response = await this.#ask(message.businessNumber, 'messages', {
        method: 'POST',
        body: JSON.stringify(bodyOf(message)),
      });
      return outcomeOf(response.status, objectAt(await response.json()));
    } catch (error) {
      return { status: 'unknown', code: isTimeout(error) ? 'timeout' : 'unreachable' };
    }
  }

  #ask(businessNumber: string, path: string, init: RequestInit): Promise<Response> {
    const { metaGraphUrl, metaAccessToken = '' } = this.config;
    const id = this.numbers.idOf(PLATFORM, businessNumber) ?? '';
    return fetch(`${metaGraphUrl}/${encodeURIComponent(id)}/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${metaAccessToken}`, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }
}

function bodyOf({ user, text, template }: RequestMessage): object {
  const to = user.waId === undefined ? { recipient: user.bsuid } : { to: user.waId };
  const head = { messaging_product: 'whatsapp', recipient_type: 'individual', ...to };
  if (template === undefined) {
    const body = text === undefined ? {} : { body: { text } };
    const action = { name: 'call_permission_request' };
    const interactive = { type: 'call_permission_request', action, ...body };
    return { ...head, type: 'interactive', interactive };
  }
  const { name, language, parameters = [] } = template;
  const values = parameters.map((value) => ({ type: 'text', text: value }));
  const components =
    values.length === 0 ? {} : { components: [{ type: 'body', parameters: values }] };
  return {
    ...head,
    type: 'template',
    template: { name, language: { code: language }, ...components },
  };
}

/** Sent only with an id of the message; refused only by a code of Meta's own. */
function outcomeOf(status: number, answer: UntypedObject): SendOutcome {
  const [message] = objectsAt(answer['messages']);
  if (status < 300 && textAt(message?.['id']) !== undefined) return { status: 'sent' };
  const { code } = objectAt(answer['error']);
  if (status >= 400 && status < 500 && typeof code === 'number') {
    return { status: 'refused', code: String(code), counts: code === LIMIT_CODE };
  }
  return { status: 'unknown', code: `http-${status}` };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
