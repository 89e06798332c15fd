import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestSignature, type SignatureVerdict } from '../../identity/request-signature.js';
import { PlatformMeter } from '../../platform-events/platform-meter.js';
import { CONFIG, type Config, type HmacAlgorithm } from '../../runtime/config.js';

/** Names of the digests as the runtime knows them. */
const DIGESTS: Readonly<Record<HmacAlgorithm, string>> = {
  HMAC_MD5: 'md5',
  HMAC_SHA_1: 'sha1',
  HMAC_SHA_224: 'sha224',
  HMAC_SHA_256: 'sha256',
  HMAC_SHA_384: 'sha384',
  HMAC_SHA_512: 'sha512',
};

/** Where a signature stands in a request, and which bytes it covers. */
export interface SignatureScheme {
  /** The signature as sent; undefined: the request carries none. */
  presented(request: FastifyRequest): string | undefined;
  signed(request: FastifyRequest): Buffer;
}

/**
 * The signature alone, or after the name of its scheme, in `Authorization`, over the body as it came.
 *
 * The platform documents the header and the algorithms (`securityConfig`, Infobip Voice OpenAPI 3.210.0), but not the exact
 * text it signs: another scheme goes in here once it is known.
 */
export const BODY_SIGNED_IN_AUTHORIZATION: SignatureScheme = {
  presented({ headers }) {
    const [first, second] = headers.authorization?.trim().split(/\s+/, 2) ?? [];
    return /^(basic|bearer)$/i.test(first ?? '') ? undefined : (second ?? first);
  },
  signed: ({ rawBody }) => rawBody ?? Buffer.alloc(0),
};

/** Checks the HMAC that the platform puts on its requests, in constant time; without a secret nothing is right (X5). */
@Injectable()
export class HmacSignature extends RequestSignature {
  readonly #secrets: readonly string[];
  readonly #digest: string;
  readonly #scheme: SignatureScheme = BODY_SIGNED_IN_AUTHORIZATION;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly meter: PlatformMeter,
  ) {
    super();
    this.#secrets = config.infobipHmacSecrets;
    this.#digest = DIGESTS[config.infobipHmacAlgorithm];
  }

  check(request: FastifyRequest): SignatureVerdict {
    const presented = this.#scheme.presented(request);
    if (this.#secrets.length === 0 || presented === undefined) return 'absent';
    const signed = this.#scheme.signed(request);
    if (this.#secrets.some((secret) => this.#isOf(secret, signed, presented))) return 'right';
    this.meter.refused('infobip', 'signature');
    return 'wrong';
  }

  #isOf(secret: string, signed: Buffer, presented: string): boolean {
    const expected = createHmac(this.#digest, secret).update(signed).digest();
    const actual = bytesOf(presented, expected.length);
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }
}

/** Hexadecimal where the length fits, else base64. */
function bytesOf(text: string, length: number): Buffer {
  const isHex = text.length === 2 * length && /^[0-9a-f]+$/i.test(text);
  return Buffer.from(text, isHex ? 'hex' : 'base64');
}
