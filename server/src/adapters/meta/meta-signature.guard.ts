import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../http/refusal.js';
import { PlatformMeter } from '../../platform-events/platform-meter.js';
import { CONFIG, type Config } from '../../runtime/config.js';

const PREFIX = 'sha256=';

/**
 * Lets only through what Meta signed: `X-Hub-Signature-256` is the HMAC-SHA256 of the body's very bytes under the app's secret
 * (WA-HOOK-012), compared in constant time before anything is read (X5).
 */
@Injectable()
export class MetaSignatureGuard implements CanActivate {
  readonly #secrets: readonly string[];

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly meter: PlatformMeter,
  ) {
    this.#secrets = config.metaAppSecrets;
  }

  /** @throws Refusal 404 while no secret is set, 401 for a signature that is missing or wrong */
  canActivate(context: ExecutionContext): boolean {
    if (this.#secrets.length === 0) throw notSetUp();
    const { headers, rawBody } = context.switchToHttp().getRequest<FastifyRequest>();
    const shown = headers['x-hub-signature-256'];
    if (!this.#secrets.some((secret) => isSignedWith(secret, shown, rawBody))) {
      this.meter.refused('meta', 'signature');
      throw new Refusal(
        401,
        'signature-wrong',
        'the header `X-Hub-Signature-256` is missing or wrong',
      );
    }
    return true;
  }
}

/** While Meta's app has no secret here, the webhook is not there at all. */
export function notSetUp(): Refusal {
  return new Refusal(404, 'not-found', 'Meta is not connected: set RINGFENCE_META_APP_SECRET');
}

function isSignedWith(secret: string, header: unknown, body: Buffer = Buffer.alloc(0)): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const shown =
    typeof header === 'string' && header.startsWith(PREFIX) ? header.slice(PREFIX.length) : '';
  if (!/^[0-9a-f]{64}$/i.test(shown)) return false;
  return timingSafeEqual(Buffer.from(shown, 'hex'), expected);
}
