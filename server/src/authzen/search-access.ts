import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { ACCESS_DOMAINS, type AccessDomain } from './access-domain.js';
import type { AccessSearch, PageRequest, SearchAnswer } from './authzen.dto.js';
import { PageTokens, type Listing, type PagePosition } from './page-tokens.js';

/** Results of one answer, however many are asked for. */
const MOST_RESULTS = 1_000;

/** Lists what an evaluation would permit, page by page; what nobody knows is found nowhere. */
@Injectable()
export class SearchAccess {
  constructor(
    @Inject(ACCESS_DOMAINS) private readonly domains: readonly AccessDomain[],
    private readonly tokens: PageTokens,
  ) {}

  /** @throws Refusal 400 when the page cannot be given */
  execute(search: AccessSearch): SearchAnswer {
    const { page, ...query } = search.query;
    const domain = this.domains.find((each) => each.takes(query.resource.type));
    const listing: Listing = {
      query: { for: search.for, ...query },
      version: domain?.version() ?? 'none',
    };
    const { offset, limit } = this.#position(page, listing);
    const found = domain?.find(search) ?? [];
    const results = found.slice(offset, offset + Math.min(limit, MOST_RESULTS));
    const next = offset + results.length;
    const isWhole = results.length === found.length;
    if (isWhole && (page === undefined || page === null)) return { results };
    return {
      page: {
        next_token: next < found.length ? this.tokens.make({ offset: next, limit }, listing) : '',
        count: results.length,
        total: found.length,
      },
      results,
    };
  }

  #position(page: PageRequest, listing: Listing): PagePosition {
    // Callers whose language has no absent text send an empty token with the first question.
    const token = page?.token === '' ? undefined : page?.token;
    const limit = page?.limit ?? undefined;
    if (token === undefined || token === null) return { offset: 0, limit: limit ?? MOST_RESULTS };
    const position = this.tokens.read(token, listing);
    if (limit !== undefined && limit !== position.limit) {
      throw new Refusal(
        400,
        'page-token',
        'the token belongs to another `limit`: leave it as it was',
      );
    }
    return position;
  }
}
