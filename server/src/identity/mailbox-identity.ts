import { domainToASCII } from 'node:url';

/**
 * Who stands behind an e-mail address: the mailbox, in the one form all its spellings share.
 *
 * Letter case, width, a `+tag` and the spelling of the domain name no other person, so two accounts of one mailbox are one
 * person (V1).
 */
export function identityOf(email: string): string {
  const address = email.normalize('NFKC').trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const local = address.slice(0, at);
  const plus = local.indexOf('+');
  // Nothing before the plus names no mailbox: there the plus belongs to the name.
  const box = plus <= 0 ? local : local.slice(0, plus);
  const domain = address.slice(at + 1).replace(/\.+$/, '');
  // Not every text is the name of a domain; such an address stands for itself.
  return `${box}@${domainToASCII(domain) || domain}`;
}
