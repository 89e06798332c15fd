import type { BusinessNumber } from '@ringfence/rules';

/** Providers whose numbers another platform's interfaces serve. */
const SAME_PLATFORM: Readonly<Record<string, string>> = { 'ntt-cpaas': 'infobip' };

/** The platform whose interfaces serve a number, such as `meta` or `infobip`; empty: its provider is not known. */
export function platformOf({ provider }: BusinessNumber): string {
  const told = provider?.trim().toLowerCase() ?? '';
  return SAME_PLATFORM[told] ?? told;
}
