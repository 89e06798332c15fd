/** Who acts: a person, a machine key, or the product by itself. */
export interface Actor {
  readonly kind: 'person' | 'machine' | 'system';
  readonly id: string;
  /** What was shown: the beginning of the session's digest, or the key's id; null: nothing. */
  readonly credential: string | null;
}

/** The product by itself: what happens at the first start, or when an instant arrives. */
export const SYSTEM: Actor = { kind: 'system', id: 'ringfence', credential: null };

/** What somebody did, as it goes on record (A8). It holds no address, no number and no name of a person. */
export interface Act {
  /** `<noun>.<verb>`, such as `draft.submit`. */
  readonly action: string;
  /** `<noun>/<id>`: what it was done to. */
  readonly object: string;
  readonly actor: Actor;
  /** Digest of the thing before and after, see `digestOfThing`; null: it was not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}
