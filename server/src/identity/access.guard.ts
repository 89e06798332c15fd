import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { ACCESS, type AccessRule } from './access.js';
import type { Caller } from './caller.js';
import { MachineKeys } from './machine-keys.js';
import { RequestSignature } from './request-signature.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions, type Session } from './sessions.js';

/** A rule that names who may. */
type NamedCallers = Exclude<AccessRule, string>;

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request through only when its route says so; a route that says nothing is refused to everybody (X4). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: MachineKeys,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly signature: RequestSignature,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule === 'open' || rule === 'platform') return true;
    if (rule === undefined) throw new Refusal(403, 'not-allowed', 'nobody may use this route');
    const presented = rule.machine === undefined ? undefined : presentedKey(request, rule.basic);
    if (presented !== undefined) {
      request.caller = this.#machine(presented, rule);
      return true;
    }
    const platform = rule.signed === true ? this.#platform(request, rule) : undefined;
    if (platform !== undefined) {
      request.caller = platform;
      return true;
    }
    return this.#person(request, rule);
  }

  #machine(presented: string, rule: NamedCallers): Caller {
    const key = this.keys.recognise(presented);
    if (key === undefined)
      throw unauthenticated(rule, 'the machine key is not known or has expired');
    if (!key.scopes.includes(rule.machine!)) {
      throw new Refusal(403, 'scope-missing', `the machine key has no scope \`${rule.machine}\``);
    }
    return { kind: 'machine', keyId: key.id, scopes: key.scopes };
  }

  #platform(request: FastifyRequest, rule: NamedCallers): Caller | undefined {
    switch (this.signature.check(request)) {
      case 'right':
        return { kind: 'machine', keyId: 'signature', scopes: [rule.machine!] };
      case 'wrong':
        throw unauthenticated(rule, 'the signature does not fit the request');
      case 'absent':
        return undefined;
    }
  }

  async #person(request: FastifyRequest, rule: NamedCallers): Promise<boolean> {
    const secret = this.cookie.read(request);
    if (rule.people === undefined || secret === undefined) {
      throw unauthenticated(rule, 'say who you are');
    }
    const session = await this.sessions.resume(secret);
    if (session === undefined) throw unauthenticated(rule, 'the session has ended: sign in again');
    if (!READING.has(request.method)) this.#checkOrigin(request, session);
    const { person } = session;
    if (rule.people !== 'any' && !rule.people.some((role) => person.roles.includes(role))) {
      throw new Refusal(403, 'role-missing', `this needs the role ${rule.people.join(' or ')}`);
    }
    request.caller = { kind: 'person', person, sessionId: session.id };
    return true;
  }

  /** A mutation must come from our own pages: the browser says where from, and the page proves it by the token (X2). */
  #checkOrigin(request: FastifyRequest, session: Session): void {
    const { origin, host } = request.headers;
    if (origin !== undefined) {
      const own = this.config.publicUrl ?? `http://${host ?? ''}`;
      if (origin !== new URL(own).origin) {
        throw new Refusal(403, 'foreign-origin', 'the request comes from another site');
      }
    }
    const token = request.headers['x-csrf-token'];
    if (typeof token !== 'string' || !sameText(token, session.csrfToken)) {
      throw new Refusal(403, 'csrf-token', 'the header `X-CSRF-Token` is missing or wrong');
    }
  }
}

function presentedKey(request: FastifyRequest, basic: boolean | undefined): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const [scheme = '', credentials = ''] = header.split(' ', 2);
  if (/^bearer$/i.test(scheme)) return credentials;
  if (basic === true && /^basic$/i.test(scheme)) {
    const pair = Buffer.from(credentials, 'base64').toString('utf8');
    return pair.slice(pair.indexOf(':') + 1);
  }
  return undefined;
}

function unauthenticated(rule: NamedCallers, message: string): Refusal {
  const scheme = rule.basic === true ? 'Basic realm="ringfence"' : 'Bearer realm="ringfence"';
  return new Refusal(401, 'unauthenticated', message, { headers: { 'www-authenticate': scheme } });
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
