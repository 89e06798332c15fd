import type { ImpactKind } from './change-wire.js';

interface ShownKind {
  readonly name: ImpactKind;
  /** The field of the impact that counts it. */
  readonly field: 'denyToPermit' | 'permitToDeny' | 'routeChanged' | 'reasonsChanged';
  readonly before: 'permit' | 'deny' | null;
  readonly after: 'permit' | 'deny' | null;
}

/** Ways in which the answer to a call can change, the gravest first: what becomes permitted. */
export const IMPACT_KINDS: readonly ShownKind[] = [
  { name: 'deny-to-permit', field: 'denyToPermit', before: 'deny', after: 'permit' },
  { name: 'permit-to-deny', field: 'permitToDeny', before: 'permit', after: 'deny' },
  { name: 'route-changed', field: 'routeChanged', before: null, after: null },
  { name: 'reasons-changed', field: 'reasonsChanged', before: null, after: null },
];
