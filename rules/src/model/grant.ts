/** A user's recorded acceptance to be called by one business number (WA-PERM-001 to -004). Instants are RFC 3339. */
export interface Grant {
  kind?: 'temporary' | 'permanent';
  /** The grant counts from here on, inclusive. */
  grantedAt?: string;
  /** Exclusive; a temporary grant ends here or 168 h after it was given, whichever is earlier (WA-PERM-003). */
  expiresAt?: string;
  /** From here on the grant is revoked; absent: not revoked. */
  revokedAt?: string;
  source?: string;
  /** When the platform last confirmed the grant (WA-PERM-022). */
  confirmedAt?: string;
}
