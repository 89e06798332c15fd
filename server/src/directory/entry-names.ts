import { ENDPOINT_KINDS, type Problem } from '@ringfence/rules';

/** Most characters of the name of an endpoint or a route. */
const NAME_MOST = 256;

/** What is wrong with the number an entry is named by; undefined: nothing. */
export function problemOfNumber(number: string): Problem | undefined {
  return /^\+\d{7,15}$/.test(number)
    ? undefined
    : problem('not-e164', 'the number is no E.164 number: write `+` and 7 to 15 digits');
}

/** What can be registered: WhatsApp users and phones never are. */
const KINDS: readonly string[] = ENDPOINT_KINDS.filter(
  (kind) => kind !== 'whatsapp' && kind !== 'pstn',
);

/** What is wrong with the kind an endpoint is named by. */
export function problemOfKind(kind: string): Problem | undefined {
  return KINDS.includes(kind)
    ? undefined
    : problem('unknown-value', `the kind cannot be registered: use one of ${KINDS.join(', ')}`);
}

/** What is wrong with the platform a route is named by. */
export function problemOfPlatform(platform: string): Problem | undefined {
  return /^[a-z][a-z0-9-]{0,62}$/.test(platform)
    ? undefined
    : problem('unknown-value', 'the platform is no name of one');
}

/** What is wrong with what an endpoint or a route is called. */
export function problemOfName(name: string): Problem | undefined {
  return name.trim() !== '' && name.length <= NAME_MOST
    ? undefined
    : problem('bad-name', `the name is empty or longer than ${NAME_MOST} characters`);
}

function problem(code: string, message: string): Problem {
  return { code, severity: 'error', at: '', message };
}
