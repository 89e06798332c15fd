import type { Problem } from '@ringfence/rules';
import { identityOf } from './mailbox-identity.js';

/** Characters a password has at least. */
export const PASSWORD_LEAST = 12;

/** What is wrong with a new password; empty: it may be used. @param at JSON pointer of the field */
export function passwordProblems(password: string, email: string, at: string): Problem[] {
  const text = password.normalize('NFKC');
  const problem = (code: string, message: string): Problem => ({
    code,
    severity: 'error',
    at,
    message,
  });
  if ([...text].length < PASSWORD_LEAST) {
    return [problem('password-too-short', `give at least ${PASSWORD_LEAST} characters`)];
  }
  const plain = text.trim().toLowerCase();
  if (plain === email.toLowerCase() || identityOf(plain) === identityOf(email)) {
    return [problem('password-is-address', 'the address is no password')];
  }
  if (new Set(text).size < 3) {
    return [problem('password-too-simple', 'use more than two different characters')];
  }
  return [];
}
