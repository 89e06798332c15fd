import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartRefused } from './start-refused.js';

/** Where something listens. */
export interface NetAddress {
  readonly host: string;
  readonly port: number;
}

/** The server's settings, checked; the README lists them. */
export interface Config {
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  /** Absolute path of the folder with the keys; outside the database, and in no export. */
  readonly keysFolder: string;
  /** What discovery and links say, without a slash at the end; never taken from a Host header. Unset: this machine only. */
  readonly publicUrl: string | undefined;
  readonly demo: boolean;
  readonly demoPassword: string | undefined;
  /** Address of an admin who is invited at the start. */
  readonly adminEmail: string | undefined;
  readonly machineKey: string | undefined;
  readonly authzenFixture: boolean;
  /** Obligations are told in the form of AuthZEN's profile for them, a draft. */
  readonly authzenObligations: boolean;
  /** Denials that the user can lift may be asked away by AuthZEN's profile for it, a draft. */
  readonly authzenRequests: boolean;
  /** Secrets of the signatures Meta puts on its webhooks; none: there is no webhook. */
  readonly metaAppSecrets: readonly string[];
  readonly metaVerifyToken: string | undefined;
  /** What Meta's Graph API is asked with for the state of permissions; unset: it is not asked. */
  readonly metaAccessToken: string | undefined;
  /** Address of the Graph API with its version, without a slash at the end. */
  readonly metaGraphUrl: string;
  /** How long an answer of Meta's on a permission counts, in milliseconds (WA-PERM-022). */
  readonly metaStateMaxAgeMs: number;
  /** How often Meta is asked for the settings of its numbers, in milliseconds (WA-HOOK-007). */
  readonly metaSettingsPollMs: number;
  readonly logLevel: LogLevel;
  /** How long a decision may take when the caller names no budget, in milliseconds (R2). */
  readonly decisionBudgetMs: number;
  /** Records that may wait to be written at once (R3). */
  readonly queueBound: number;
  /** Requests one credential may make within a second (X6). */
  readonly requestsPerSecond: number;
  /** Secrets of the signature Infobip puts on its requests; none: only BASIC is taken. */
  readonly infobipHmacSecrets: readonly string[];
  readonly infobipHmacAlgorithm: HmacAlgorithm;
  /** Hosts of SIP URIs, with `:port` where one is named, behind which WhatsApp is. */
  readonly sipWhatsAppHosts: ReadonlySet<string>;
  /** Kamailio's `evapi` socket, to which the server connects; unset: proxies ask over HTTP alone. */
  readonly sipEvapi: NetAddress | undefined;
  /** Where alarms are sent; unset: nowhere. */
  readonly alarmUrl: string | undefined;
  /** Secret of the signature on alarms. */
  readonly alarmSecret: string | undefined;
  /** How many days before its end an attestation is told of first. */
  readonly attestationReminderDays: number;
  /** Users are asked for the permission to call through the platforms themselves. */
  readonly permissionRequests: boolean;
  /** Infobip's API, as the account has it, without a slash at the end. */
  readonly infobipApi: { readonly url: string | undefined; readonly apiKey: string | undefined };
  /** How long an answer of Infobip's on a permission counts, in milliseconds (WA-PERM-022). */
  readonly infobipStateMaxAgeMs: number;
  /** Where calls are ended that must not be; unset: they are not ended. */
  readonly hangUp: { readonly url: string; readonly apiKey: string } | undefined;
}

/** Injection token of the settings. */
export const CONFIG = Symbol('Config');

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Names as the platform gives them (Infobip Voice OpenAPI 3.210.0, `securityConfig.algorithm`). */
export const HMAC_ALGORITHMS = [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_224',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
] as const;
export type HmacAlgorithm = (typeof HMAC_ALGORITHMS)[number];

/** Secrets shorter than this, or seen in a sample, guard nothing (X10). */
const SECRET_MIN = 32;
const SAMPLE_VALUES: readonly string[] = ['changeme', 'secret', 'password', 'example', 'sample'];

const text = z.string().min(1).optional();
/** One, or while it is changed both: what was signed with either is taken. */
const secrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .refine((list) => !list.includes(''))
  .default([]);
/** Up to the life of a temporary permission. */
const stateMaxAge = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((seconds) => seconds >= 1 && seconds <= 604_800)
  .default(86_400);

const ENVIRONMENT = z.object({
  RINGFENCE_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  RINGFENCE_DATA: z.string().min(1).default('./data'),
  RINGFENCE_KEYS: text,
  RINGFENCE_DATABASE_URL: text,
  RINGFENCE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  RINGFENCE_AUTHZEN_FIXTURE: z.enum(['on', 'off']).default('off'),
  RINGFENCE_AUTHZEN_OBLIGATIONS: z.enum(['on', 'off']).default('off'),
  RINGFENCE_AUTHZEN_REQUESTS: z.enum(['on', 'off']).default('off'),
  RINGFENCE_META_APP_SECRET: secrets,
  RINGFENCE_META_VERIFY_TOKEN: text,
  RINGFENCE_META_ACCESS_TOKEN: text,
  RINGFENCE_META_GRAPH_URL: z
    .url({ protocol: /^https?$/ })
    // The token goes along: in the clear only to this machine.
    .refine((url) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url))
    .default('https://graph.facebook.com/v24.0'),
  RINGFENCE_META_STATE_MAX_AGE_SECONDS: stateMaxAge,
  RINGFENCE_META_SETTINGS_POLL_SECONDS: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((seconds) => seconds >= 60 && seconds <= 604_800)
    .default(900),
  RINGFENCE_MACHINE_KEY: text,
  RINGFENCE_DEMO_PASSWORD: text,
  RINGFENCE_DEMO: z.enum(['on', 'off']).default('on'),
  RINGFENCE_ADMIN_EMAIL: z.string().trim().toLowerCase().pipe(z.email()).optional(),
  RINGFENCE_LOG: z.enum(LOG_LEVELS).default('info'),
  RINGFENCE_DECISION_BUDGET_MS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((budget) => budget >= 1 && budget <= 2000)
    .default(2000),
  RINGFENCE_REQUESTS_PER_SECOND: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .refine((requests) => requests >= 1)
    .default(10_000),
  RINGFENCE_INFOBIP_HMAC_SECRET: secrets,
  RINGFENCE_INFOBIP_HMAC_ALGORITHM: z.enum(HMAC_ALGORITHMS).default('HMAC_SHA_256'),
  RINGFENCE_SIP_WHATSAPP_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d{1,5})?(,[a-z0-9.-]+(:\d{1,5})?)*$/)
    .transform((hosts): ReadonlySet<string> => new Set(hosts.split(',')))
    .default(new Set(['wa.meta.vc'])),
  RINGFENCE_SIP_EVAPI: z
    .string()
    .regex(/^[a-z0-9.-]+:[1-9]\d{0,4}$/i)
    .transform((address): NetAddress => {
      const [host = '', port = ''] = address.split(':');
      return { host, port: Number(port) };
    })
    .refine(({ port }) => port <= 65_535)
    .optional(),
  RINGFENCE_ALARM_URL: z.url({ protocol: /^https?$/ }).optional(),
  RINGFENCE_ALARM_SECRET: text,
  RINGFENCE_ATTESTATION_REMINDER_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  RINGFENCE_HANGUP: z.enum(['on', 'off']).default('off'),
  RINGFENCE_PERMISSION_REQUESTS: z.enum(['on', 'off']).default('off'),
  RINGFENCE_INFOBIP_URL: z
    .url({ protocol: /^https?$/ })
    // The key goes along: in the clear only to this machine.
    .refine((url) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)([:/]|$)/.test(url))
    .optional(),
  RINGFENCE_INFOBIP_API_KEY: text,
  RINGFENCE_INFOBIP_STATE_MAX_AGE_SECONDS: stateMaxAge,
});

const WANTED: Readonly<Record<string, string>> = {
  RINGFENCE_PORT: 'a port from 0 to 65535',
  RINGFENCE_DATA: 'the path of a folder',
  RINGFENCE_PUBLIC_URL: 'an http or https address',
  RINGFENCE_META_APP_SECRET: 'a secret, or several with commas between',
  RINGFENCE_INFOBIP_HMAC_SECRET: 'a secret, or several with commas between',
  RINGFENCE_AUTHZEN_FIXTURE: '`on` or `off`',
  RINGFENCE_AUTHZEN_OBLIGATIONS: '`on` or `off`',
  RINGFENCE_META_GRAPH_URL:
    'an https address with a version, such as https://graph.facebook.com/v24.0',
  RINGFENCE_META_STATE_MAX_AGE_SECONDS: 'seconds from 1 to 604800',
  RINGFENCE_META_SETTINGS_POLL_SECONDS: 'seconds from 60 to 604800',
  RINGFENCE_AUTHZEN_REQUESTS: '`on` or `off`',
  RINGFENCE_DEMO: '`on` or `off`',
  RINGFENCE_ADMIN_EMAIL: 'an e-mail address',
  RINGFENCE_LOG: `one of ${LOG_LEVELS.join(', ')}`,
  RINGFENCE_DECISION_BUDGET_MS: 'milliseconds from 1 to 2000',
  RINGFENCE_REQUESTS_PER_SECOND: 'a whole number from 1 to 9999999',
  RINGFENCE_SIP_EVAPI: '`host:port` of the proxy’s socket',
  RINGFENCE_SIP_WHATSAPP_HOSTS:
    'hosts in lower case, with commas between and `:port` where one is named',
  RINGFENCE_ALARM_URL: 'an http or https address',
  RINGFENCE_ATTESTATION_REMINDER_DAYS: 'days from 1 to 365',
  RINGFENCE_HANGUP: '`on` or `off`',
  RINGFENCE_PERMISSION_REQUESTS: '`on` or `off`',
  RINGFENCE_INFOBIP_STATE_MAX_AGE_SECONDS: 'seconds from 1 to 604800',
  RINGFENCE_INFOBIP_URL: 'the https address of the account’s API',
  RINGFENCE_INFOBIP_HMAC_ALGORITHM: `one of ${HMAC_ALGORITHMS.join(', ')}`,
};

/**
 * Reads the settings from the environment.
 *
 * @throws StartRefused naming the first setting that cannot be used and what it wants
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = ENVIRONMENT.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0]);
    throw new StartRefused(`setting ${name} is not usable: give ${WANTED[name] ?? 'a text'}`);
  }
  const settings = read.data;
  if (settings.RINGFENCE_DATABASE_URL !== undefined) {
    throw new StartRefused(
      'setting RINGFENCE_DATABASE_URL names a store that is not built yet: leave it unset for SQLite',
    );
  }
  refuseWeakSecret('RINGFENCE_MACHINE_KEY', settings.RINGFENCE_MACHINE_KEY);
  for (const secret of settings.RINGFENCE_INFOBIP_HMAC_SECRET)
    refuseWeakSecret('RINGFENCE_INFOBIP_HMAC_SECRET', secret);
  refuseWeakSecret('RINGFENCE_ALARM_SECRET', settings.RINGFENCE_ALARM_SECRET);
  if (settings.RINGFENCE_ALARM_URL !== undefined && settings.RINGFENCE_ALARM_SECRET === undefined) {
    throw new StartRefused(
      'setting RINGFENCE_ALARM_URL needs RINGFENCE_ALARM_SECRET: alarms are signed',
    );
  }
  const publicUrl = settings.RINGFENCE_PUBLIC_URL?.replace(/\/+$/, '');
  refuseMissingSecrets(publicUrl, settings);
  const dataFolder = resolve(settings.RINGFENCE_DATA);
  return {
    port: settings.RINGFENCE_PORT,
    dataFolder,
    keysFolder: resolve(settings.RINGFENCE_KEYS ?? join(dataFolder, 'keys')),
    publicUrl,
    demo: settings.RINGFENCE_DEMO === 'on',
    demoPassword: settings.RINGFENCE_DEMO_PASSWORD,
    adminEmail: settings.RINGFENCE_ADMIN_EMAIL,
    machineKey: settings.RINGFENCE_MACHINE_KEY,
    authzenFixture: settings.RINGFENCE_AUTHZEN_FIXTURE === 'on',
    authzenObligations: settings.RINGFENCE_AUTHZEN_OBLIGATIONS === 'on',
    authzenRequests: settings.RINGFENCE_AUTHZEN_REQUESTS === 'on',
    metaAppSecrets: settings.RINGFENCE_META_APP_SECRET,
    metaVerifyToken: settings.RINGFENCE_META_VERIFY_TOKEN,
    metaAccessToken: settings.RINGFENCE_META_ACCESS_TOKEN,
    metaGraphUrl: settings.RINGFENCE_META_GRAPH_URL.replace(/\/+$/, ''),
    metaStateMaxAgeMs: settings.RINGFENCE_META_STATE_MAX_AGE_SECONDS * 1000,
    metaSettingsPollMs: settings.RINGFENCE_META_SETTINGS_POLL_SECONDS * 1000,
    logLevel: settings.RINGFENCE_LOG,
    decisionBudgetMs: settings.RINGFENCE_DECISION_BUDGET_MS,
    queueBound: 2000,
    requestsPerSecond: settings.RINGFENCE_REQUESTS_PER_SECOND,
    infobipHmacSecrets: settings.RINGFENCE_INFOBIP_HMAC_SECRET,
    infobipHmacAlgorithm: settings.RINGFENCE_INFOBIP_HMAC_ALGORITHM,
    sipEvapi: settings.RINGFENCE_SIP_EVAPI,
    sipWhatsAppHosts: settings.RINGFENCE_SIP_WHATSAPP_HOSTS,
    alarmUrl: settings.RINGFENCE_ALARM_URL,
    alarmSecret: settings.RINGFENCE_ALARM_SECRET,
    attestationReminderDays: settings.RINGFENCE_ATTESTATION_REMINDER_DAYS,
    permissionRequests: settings.RINGFENCE_PERMISSION_REQUESTS === 'on',
    infobipApi: {
      url: settings.RINGFENCE_INFOBIP_URL?.replace(/\/+$/, ''),
      apiKey: settings.RINGFENCE_INFOBIP_API_KEY,
    },
    infobipStateMaxAgeMs: settings.RINGFENCE_INFOBIP_STATE_MAX_AGE_SECONDS * 1000,
    hangUp: hangUpOf(settings),
  };
}

/** Calls are ended only where somebody switched that on, and said where. */
function hangUpOf({
  RINGFENCE_HANGUP: hangUp,
  RINGFENCE_INFOBIP_URL: url,
  RINGFENCE_INFOBIP_API_KEY: apiKey,
}: z.infer<typeof ENVIRONMENT>): Config['hangUp'] {
  if (hangUp === 'off') return undefined;
  if (url === undefined || apiKey === undefined) {
    throw new StartRefused(
      'setting RINGFENCE_HANGUP=on needs RINGFENCE_INFOBIP_URL and RINGFENCE_INFOBIP_API_KEY',
    );
  }
  return { url: url.replace(/\/+$/, ''), apiKey };
}

/** A setting set to nothing is a setting not set. */
function withoutEmpty(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function refuseWeakSecret(setting: string, secret: string | undefined): void {
  if (secret === undefined) return;
  if (secret.length < SECRET_MIN) {
    throw new StartRefused(
      `setting ${setting} is too short: give at least ${String(SECRET_MIN)} characters`,
    );
  }
  if (
    SAMPLE_VALUES.some((sample) => secret.toLowerCase().startsWith(sample)) ||
    /^(.)\1*$/.test(secret)
  ) {
    throw new StartRefused(`setting ${setting} is a sample value: give a random one`);
  }
}

/** Beyond loopback nothing is made up: whoever serves over https brings the secrets along (X10). */
function refuseMissingSecrets(
  publicUrl: string | undefined,
  settings: {
    RINGFENCE_MACHINE_KEY?: string;
    RINGFENCE_DEMO_PASSWORD?: string;
    RINGFENCE_DEMO: string;
  },
): void {
  if (publicUrl?.startsWith('https:') !== true) return;
  if (settings.RINGFENCE_MACHINE_KEY === undefined) {
    throw new StartRefused('setting RINGFENCE_MACHINE_KEY is missing: an https address needs one');
  }
  if (settings.RINGFENCE_DEMO === 'on' && settings.RINGFENCE_DEMO_PASSWORD === undefined) {
    throw new StartRefused(
      'setting RINGFENCE_DEMO_PASSWORD is missing: an https address needs it, or RINGFENCE_DEMO=off',
    );
  }
}
