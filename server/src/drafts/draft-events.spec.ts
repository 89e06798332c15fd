import { ServerUnderTest } from '../server-under-test.fixture.js';
import { Office } from '../reviews/office.fixture.js';

describe('GET /v1/drafts/{id}/events', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
  });

  afterAll(() => server.stop());

  /** Reads events of a draft until as many came as asked for. */
  const follow = async (
    id: string,
    headers: Record<string, string>,
    count: number,
    work: () => Promise<unknown>,
  ): Promise<unknown[]> => {
    const response = await fetch(`${server.server.url}/v1/drafts/${id}/events`, { headers });
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let text = '';
    await work();
    for (;;) {
      const found = [...text.matchAll(/event: draft\ndata: (.*)\n\n/g)].map(
        ([, data = '']) => JSON.parse(data) as unknown,
      );
      if (found.length >= count) {
        await reader.cancel();
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return found;
      text += decoder.decode(value, { stream: true });
    }
  };

  it('tells another author of each save and each step, after it is on record', async () => {
    const draft = await office.draft(author, 1);
    const colleague = await office.hire(['author']);
    const seen = await follow(draft.id, colleague, 3, async () => {
      const saved = await server.put(
        `/v1/drafts/${draft.id}`,
        { ...draft, title: 'Another' },
        author,
      );
      await server.put(`/v1/drafts/${draft.id}`, { ...saved.body, title: 'Again' }, colleague);
      await office.step(draft.id, 'submit', author);
    });
    const by = { id: 'demo-author', name: 'Demo Author' };

    expect(seen).toEqual([
      { revision: 3, state: 'draft', updatedBy: by },
      {
        revision: 4,
        state: 'draft',
        updatedBy: jasmine.objectContaining({ id: jasmine.stringMatching(/^person-/) }),
      },
      { revision: 5, state: 'submitted', updatedBy: by },
    ]);
  });

  it('tells nothing of another draft', async () => {
    const [mine, other] = [await office.draft(author, 2), await office.draft(author, 3)];
    const seen = await follow(mine.id, author, 1, async () => {
      await server.put(`/v1/drafts/${other.id}`, { ...other, title: 'Other' }, author);
      await server.put(`/v1/drafts/${mine.id}`, { ...mine, title: 'Mine' }, author);
    });

    expect(seen).toEqual([jasmine.objectContaining({ revision: mine.revision + 1 })]);
  });

  it('ends with the session', async () => {
    const draft = await office.draft(author, 4);
    const colleague = await office.hire(['author']);
    const seen = await follow(draft.id, colleague, 1, () =>
      server.send('/v1/session', { method: 'DELETE', headers: colleague }),
    );

    expect(seen).toEqual([]);
  });
});
