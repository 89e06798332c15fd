import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, digestOf } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { RandomSource } from '../runtime/random-source.js';

/** Where a listing goes on. */
export interface PagePosition {
  /** Results passed over. */
  readonly offset: number;
  readonly limit: number;
}

/** What all pages of one listing share. */
export interface Listing {
  /** Everything asked for but the page. */
  readonly query: object;
  /** Version of the rules that decide who is listed. */
  readonly version: string;
}

interface TokenContent extends PagePosition {
  readonly query: string;
  readonly version: string;
}

/** Makes and reads the tokens of listings: opaque to the caller, worthless once altered, and until the server stops. */
@Injectable()
export class PageTokens {
  readonly #key: Buffer;

  constructor(random: RandomSource) {
    this.#key = random.bytes(32);
  }

  make(position: PagePosition, { query, version }: Listing): string {
    const { offset, limit } = position;
    const content: TokenContent = { offset, limit, query: digestOf(canonicalJson(query)), version };
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${text}.${this.#sign(text).toString('base64url')}`;
  }

  /** @throws Refusal 400 when the token is not ours, belongs to another question, or the rules changed since */
  read(token: string, { query, version }: Listing): PagePosition {
    const [text = '', seal = ''] = token.split('.', 2);
    const [given, right] = [Buffer.from(seal, 'base64url'), this.#sign(text)];
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      throw refused('the token is none that was given here: start again without one');
    }
    const content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as TokenContent;
    if (content.query !== digestOf(canonicalJson(query))) {
      throw refused('the token belongs to another question: repeat the first one unchanged');
    }
    if (content.version !== version) {
      throw refused('the rules have changed since the first page: start again without a token');
    }
    return { offset: content.offset, limit: content.limit };
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

function refused(message: string): Refusal {
  return new Refusal(400, 'page-token', message);
}
