import { Inject, Injectable } from '@nestjs/common';
import type { UserIdentity } from '@ringfence/rules';
import {
  PlatformMessenger,
  type RequestAllowance,
  type RequestMessage,
  type SendOutcome,
} from '../../permission-requests/platform-messenger.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { objectAt, objectsAt, textAt, type UntypedObject } from '../untyped-json.js';
import { allowanceOfAnswer } from './request-allowance.js';

/** A person or an application waits for this, in milliseconds. */
const PATIENCE_MS = 5_000;
/** `EC_CALL_PERMISSION_REQUEST_FAILED`: the limit of requests is used up. */
const LIMIT_CODE = '7035';
const REQUEST_PATH = '/whatsapp/1/message/interactive/call-permission-request';
const TEMPLATE_PATH = '/whatsapp/1/message/template';
/** Groups of message statuses in which it is on its way or there ("Response status codes", Infobip). */
const ON_ITS_WAY = new Set(['PENDING', 'DELIVERED']);
const NOT_SENT = new Set(['REJECTED', 'UNDELIVERABLE']);

/** Sends requests through Infobip's WhatsApp API, also for numbers at NTT CPaaS. */
@Injectable()
export class InfobipMessenger extends PlatformMessenger {
  readonly name = 'infobip';
  /** Its description names no field for one. */
  readonly takesText = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  get missing(): readonly string[] {
    const { url, apiKey } = this.config.infobipApi;
    return [
      ...(url === undefined ? ['RINGFENCE_INFOBIP_URL'] : []),
      ...(apiKey === undefined ? ['RINGFENCE_INFOBIP_API_KEY'] : []),
    ];
  }

  canAddress(_businessNumber: string, { waId }: UserIdentity): boolean {
    return waId !== undefined;
  }

  async allowance(
    businessNumber: string,
    { waId = '' }: UserIdentity,
  ): Promise<RequestAllowance | undefined> {
    try {
      const path = `/whatsapp/1/senders/${businessNumber.slice(1)}/calls/${waId}/permissions`;
      const response = await this.#ask(path, {});
      return response.ok ? allowanceOfAnswer(await response.json()) : undefined;
    } catch {
      return undefined;
    }
  }

  async send(message: RequestMessage): Promise<SendOutcome> {
    try {
      const response = await this.#ask(
        message.template === undefined ? REQUEST_PATH : TEMPLATE_PATH,
        { method: 'POST', body: JSON.stringify(bodyOf(message)) },
      );
      return outcomeOf(response.status, objectAt(await response.json()));
    } catch (error) {
      return { status: 'unknown', code: isTimeout(error) ? 'timeout' : 'unreachable' };
    }
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    const { url = '', apiKey = '' } = this.config.infobipApi;
    return fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `App ${apiKey}`, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }
}

/** Our id of the request goes along, and comes back in delivery reports. */
function bodyOf({ id, businessNumber, user, template }: RequestMessage): object {
  const head = { from: businessNumber.slice(1), to: user.waId, messageId: id, callbackData: id };
  if (template === undefined) return head;
  const { name, language, parameters = [] } = template;
  const templateData = { body: { placeholders: parameters } };
  return { messages: [{ ...head, content: { templateName: name, templateData, language } }] };
}

/** Sent or refused as the status says; everything else may have been sent. */
function outcomeOf(status: number, answer: UntypedObject): SendOutcome {
  if (status < 300) {
    // One message is answered as itself, a list of one as a list.
    const message = objectsAt(answer['messages'])[0] ?? answer;
    const told = objectAt(message['status']);
    const group = textAt(told['groupName']) ?? '';
    if (ON_ITS_WAY.has(group)) return { status: 'sent' };
    if (!NOT_SENT.has(group)) return { status: 'unknown', code: 'status-unknown' };
    return refused(told['id']);
  }
  const { messageId } = objectAt(objectAt(answer['requestError'])['serviceException']);
  const code = answer['errorCode'] ?? messageId;
  return status < 500 && code !== undefined
    ? refused(code)
    : { status: 'unknown', code: `http-${status}` };
}

function refused(code: unknown): SendOutcome {
  const text = typeof code === 'number' ? String(code) : (textAt(code) ?? 'refused');
  return { status: 'refused', code: text.slice(0, 64), counts: text === LIMIT_CODE };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
