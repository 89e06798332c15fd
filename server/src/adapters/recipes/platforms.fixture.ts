import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { KEY } from '../../server-under-test.fixture.js';

/** A platform that is connected by a recipe. */
export interface Platform {
  readonly name: 'jambonz' | 'freeswitch' | 'asterisk' | 'twilio' | 'telnyx';
  /** Settings of the program beside where Ringfence is. */
  readonly settings: Readonly<Record<string, string>>;
  /** Headers the platform sends with a body. */
  headers(body: string): Record<string, string>;
  /** What it gets when nobody may be connected and nobody can say why; absent: it is sent a command. */
  readonly refusal?: { readonly head: string; readonly body: RegExp };
}

const TOKEN = 'the auth token of an account, made up';
const WEBHOOK = 'https://recipe.example/';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const BASIC = { authorization: `Basic ${Buffer.from(`platform:${KEY}`).toString('base64')}` };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'jambonz',
    settings: {},
    headers: () => ({ ...BASIC, ...JSON_TYPE }),
    refusal: {
      head: '200 application/json',
      body: /^\[\{"verb":"sip:decline","status":503,[^[\]]*\}\]$/,
    },
  },
  {
    name: 'freeswitch',
    settings: {},
    headers: () => ({ ...BASIC, ...FORM }),
    refusal: {
      head: '200 text/xml',
      body: /<condition>\s*<action application="respond" data="503 [^"]*"\/>\s*<action application="hangup" data="CALL_REJECTED"\/>\s*<\/condition>/,
    },
  },
  {
    name: 'asterisk',
    settings: {},
    headers: () => ({ ...BASIC, ...FORM }),
    refusal: { head: '200 text/plain', body: /^deny,503,Service Unavailable$/ },
  },
  {
    name: 'twilio',
    settings: {
      RINGFENCE_KEY: KEY,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_WEBHOOK_URL: WEBHOOK,
      WHATSAPP_SENDER: '+441632960001',
    },
    headers: (body) => ({ ...FORM, 'x-twilio-signature': twilioSignature(body) }),
    refusal: { head: '200 text/xml', body: /<Response><Reject\/><\/Response>/ },
  },
  {
    name: 'telnyx',
    settings: {
      RINGFENCE_KEY: KEY,
      TELNYX_API_KEY: 'KEY-made-up',
      TELNYX_PUBLIC_KEY: publicKey
        .export({ format: 'der', type: 'spki' })
        .subarray(12)
        .toString('base64'),
    },
    headers: (body) => ({ ...JSON_TYPE, ...telnyxSignature(body) }),
  },
];

/** Over the webhook's address and every field with its value, sorted by name. */
function twilioSignature(body: string): string {
  const fields = [...new URLSearchParams(body)].map(([name, value]) => name + value).sort();
  return createHmac('sha1', TOKEN)
    .update(WEBHOOK + fields.join(''))
    .digest('base64');
}

/** Over the instant and the body. */
export function telnyxSignature(body: string, ageSeconds = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = sign(null, Buffer.from(`${timestamp}|${body}`), privateKey);
  return {
    'telnyx-timestamp': timestamp,
    'telnyx-signature-ed25519': signature.toString('base64'),
  };
}
