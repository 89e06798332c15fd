import type { ScenarioId } from '@ringfence/rules';
import type { Scope } from '../identity/access.js';
import type { Config } from '../runtime/config.js';

export const PLATFORMS = ['infobip', 'meta', 'sip', 'authzen', 'own'] as const;
/** Whose word a hook speaks; `own`: the product's. */
export type HookPlatform = (typeof PLATFORMS)[number];

export const PROOFS = [
  'bearer',
  'basic',
  'infobip-signature',
  'meta-signature',
  'verify-token',
  'socket',
] as const;
/** How a caller shows that it may; `socket`: the server itself connects to the one it answers. */
export type HookProof = (typeof PROOFS)[number];

/** A setting of the server that a hook reads. */
export interface HookSetting {
  /** Of the environment. */
  readonly name: string;
  /** Without it the hook takes nothing. */
  readonly needed: boolean;
  readonly isSet: (config: Config) => boolean;
}

/** A message as the platform sends it, beside the adapter that takes it. */
export interface HookSample {
  /** Known to the console by this name; unique within its hook. */
  readonly id: string;
  /** Path from the server's sources. */
  readonly file: string;
}

/** One address, or socket, at which a platform asks or tells. */
export interface Hook {
  readonly id: string;
  readonly platform: HookPlatform;
  /** `asks`: it is answered with a decision; `tells`: with 200 once it is on disk. */
  readonly kind: 'asks' | 'tells';
  /** As the route is registered; undefined: it is no address of the server's. */
  readonly path: string | undefined;
  /** Further routes that count as the same hook. */
  readonly more?: readonly string[];
  readonly proofs: readonly HookProof[];
  /** Of the machine key; undefined: none is taken. */
  readonly scope: Scope | undefined;
  readonly flows: readonly ScenarioId[];
  readonly settings: readonly HookSetting[];
  /** Name of the platform's routes in the directory, without which every call is denied. */
  readonly routes?: string;
  readonly samples: readonly HookSample[];
  /** What it is answered, by what was decided. */
  readonly answers: readonly HookSample[];
  /** Whether an answer that was sent with 2xx lets a call through. */
  readonly permits?: (answer: Readonly<Record<string, unknown>>) => boolean;
}
