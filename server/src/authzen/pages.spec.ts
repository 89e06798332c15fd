import fc from 'fast-check';
import { Refusal } from '../http/refusal.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { PageTokens } from './page-tokens.js';

const SUBJECTS = '/access/v1/search/subject';
const QUERY = {
  subject: { type: 'user' },
  action: { name: 'read' },
  resource: { type: 'record', id: 'record-1' },
  context: { time: 'now' },
};
interface Page {
  readonly next_token: string;
  readonly count: number;
  readonly total: number;
}
const pageOf = ({ body }: Answer): Page => body['page'] as Page;
const idsOf = ({ body }: Answer): string[] =>
  (body['results'] as { id: string }[]).map(({ id }) => id);

describe('a listing over AuthZEN, page by page', () => {
  let server: ServerUnderTest;
  let token: string;

  beforeAll(async () => {
    server = await ServerUnderTest.start({ settings: { RINGFENCE_AUTHZEN_FIXTURE: 'on' } });
    token = pageOf(await search({ page: { limit: 1 } })).next_token;
  });

  afterAll(() => server.stop());

  const search = (changes: object = {}, path = SUBJECTS): Promise<Answer> =>
    server.post(path, { ...QUERY, ...changes });

  const taken: readonly { what: string; page: () => unknown; ids: string[] }[] = [
    { what: 'no page', page: () => undefined, ids: ['alice', 'bob'] },
    { what: 'a page that is null', page: () => null, ids: ['alice', 'bob'] },
    { what: 'an empty page', page: () => ({}), ids: ['alice', 'bob'] },
    { what: 'an empty token', page: () => ({ token: '', limit: 1 }), ids: ['alice'] },
    { what: 'a token that is null', page: () => ({ token: null, limit: 1 }), ids: ['alice'] },
    { what: 'the token alone', page: () => ({ token }), ids: ['bob'] },
    { what: 'the token and its limit', page: () => ({ token, limit: 1 }), ids: ['bob'] },
    { what: 'a limit beyond all', page: () => ({ limit: 2 ** 52 }), ids: ['alice', 'bob'] },
    {
      what: 'properties of the page',
      page: () => ({ limit: 2, properties: { sort: 'id' } }),
      ids: ['alice', 'bob'],
    },
  ];
  for (const { what, page, ids } of taken) {
    it(`takes ${what}`, async () => {
      const answer = await search({ page: page() });

      expect([answer.status, idsOf(answer)]).toEqual([200, ids]);
    });
  }

  it('of nothing at all tells how much there is, and where to go on', async () => {
    const answer = await search({ page: { limit: 0 } });
    const { next_token, count, total } = pageOf(answer);

    expect([idsOf(answer), count, total]).toEqual([[], 0, 2]);
    expect(next_token).not.toBe('');
  });

  it('ignores the id of what is looked for, which may differ from page to page', async () => {
    const answer = await search({ subject: { type: 'user', id: 'anybody' }, page: { token } });

    expect(idsOf(answer)).toEqual(['bob']);
  });

  const refused: readonly { what: string; changes: () => object; path?: string; code: string }[] = [
    ...[-1, 1.5, '1', true, [1], {}, 2 ** 53].map((limit) => ({
      what: `a limit of ${JSON.stringify(limit)}`,
      changes: () => ({ page: { limit } }),
      code: 'malformed-input',
    })),
    ...['x', 7, [], true].map((page) => ({
      what: `${JSON.stringify(page)} as the page`,
      changes: () => ({ page }),
      code: 'malformed-input',
    })),
    ...[7, [], {}].map((odd) => ({
      what: `${JSON.stringify(odd)} as the token`,
      changes: () => ({ page: { token: odd } }),
      code: 'malformed-input',
    })),
    ...['x', '.', 'e30.', 'e30.e30', '☎'].map((odd) => ({
      what: `\`${odd}\` as the token`,
      changes: () => ({ page: { token: odd } }),
      code: 'page-token',
    })),
    {
      what: 'another limit than the first page had',
      changes: () => ({ page: { token, limit: 2 } }),
      code: 'page-token',
    },
    {
      what: 'another action',
      changes: () => ({ action: { name: 'write' }, page: { token } }),
      code: 'page-token',
    },
    {
      what: 'another resource',
      changes: () => ({ resource: { type: 'record', id: 'record-2' }, page: { token } }),
      code: 'page-token',
    },
    {
      what: 'another context',
      changes: () => ({ context: {}, page: { token } }),
      code: 'page-token',
    },
    {
      what: 'a search for something else',
      changes: () => ({ subject: { type: 'user', id: 'alice' }, page: { token } }),
      path: '/access/v1/search/resource',
      code: 'page-token',
    },
  ];
  for (const { what, changes, path, code } of refused) {
    it(`is refused with \`${code}\` for ${what}`, async () => {
      const answer = await search(changes(), path);

      expect([answer.status, answer.body['code']]).toEqual([400, code]);
    });
  }

  it('is refused for a token of which one character is another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('A', 'z', '0', '_'), async (at, other) => {
        const place = at % token.length;
        const altered = token.slice(0, place) + other + token.slice(place + 1);
        // The last character of base64 holds bits that mean nothing: what decodes to the same bytes is the same token.
        fc.pre(altered.slice(0, -1) !== token.slice(0, -1));
        const { status } = await search({ page: { token: altered } });

        expect(status).toBe(400);
      }),
      { numRuns: 40 },
    );
  });
});

describe('PageTokens', () => {
  const tokens = new PageTokens(new SystemRandomSource());
  const listing = { query: { a: 1, b: 2 }, version: 'v1' };
  const position = { offset: 3, limit: 7 };
  const codeOf = (read: () => unknown): string => {
    try {
      read();
      return 'read';
    } catch (error) {
      return error instanceof Refusal ? error.message : 'fault';
    }
  };

  it('reads what it made, in whatever order the query is spelled', () => {
    const token = tokens.make(position, listing);

    expect(tokens.read(token, { ...listing, query: { b: 2, a: 1 } })).toEqual(position);
  });

  const refused: readonly [what: string, read: (token: string) => unknown, says: RegExp][] = [
    [
      'after the rules have changed',
      (token) => tokens.read(token, { ...listing, version: 'v2' }),
      /rules have changed/,
    ],
    [
      'for another query',
      (token) => tokens.read(token, { ...listing, query: { a: 1 } }),
      /another question/,
    ],
    [
      'with another key',
      (token) => new PageTokens(new SystemRandomSource()).read(token, listing),
      /none that was given here/,
    ],
    ['cut short', (token) => tokens.read(token.slice(0, -4), listing), /none that was given here/],
  ];
  for (const [what, read, says] of refused) {
    it(`refuses a token ${what}`, () => {
      const token = tokens.make(position, listing);

      expect(codeOf(() => read(token))).toMatch(says);
    });
  }
});
