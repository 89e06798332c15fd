import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { DraftPolicy } from '@ringfence/rules';
import type { DraftText } from '../../api/draft-wire.js';
import { aDraft, aPolicy } from '../draft.fixture.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { valueAt, withValue } from '../text/json-pointer.js';
import { DraftDesk } from './draft-desk.js';
import { DraftSaving } from './draft-saving.js';

const CODE = '/rulesets/routing/rules/0/event/params/code';
const OTHER = '/rulesets/routing/rules/1/event/params/code';
const SATO = { id: 'p-2', name: 'Sato Misaki' };

describe('DraftSaving', () => {
  let desk: DraftDesk;
  let saving: DraftSaving;
  let http: HttpTestingController;
  let base: DraftPolicy;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ScribeLink,
        DraftDesk,
        DraftSaving,
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    desk = TestBed.inject(DraftDesk);
    saving = TestBed.inject(DraftSaving);
    http = TestBed.inject(HttpTestingController);
    base = aPolicy();
    saving.open(aDraft({ revision: 4, policy: aPolicy() }), base, null, 'spec');
  });

  /** The save that is under way: the worker makes its text ready first. */
  async function sent(method = 'PUT'): Promise<TestRequest> {
    for (;;) {
      const [request] = http.match((each) => each.method === method);
      if (request !== undefined) return request;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async function bodyOf(request: TestRequest): Promise<DraftText> {
    return JSON.parse(await (request.request.body as Blob).text()) as DraftText;
  }

  async function accept(request: TestRequest): Promise<void> {
    const { policy, revision } = await bodyOf(request);
    request.flush(new Blob([JSON.stringify(aDraft({ revision: revision + 1, policy }))]));
  }

  function refuseAsStale(request: TestRequest, current: DraftText): void {
    const problem = { code: 'stale-revision', detail: 'd', current };
    request.flush(new Blob([JSON.stringify(problem)]), { status: 409, statusText: 'Conflict' });
  }

  const theirs = (at: string, value: string, revision = 5): DraftText =>
    aDraft({ revision, policy: withValue(aPolicy(), at, value), updatedBy: SATO });
  const codes = (): unknown[] => [valueAt(desk.policy(), CODE), valueAt(desk.policy(), OTHER)];

  it('sends what was typed with the revision it began from, and knows it is saved', async () => {
    desk.change(CODE, 'typed');
    const flushed = saving.flush();
    const request = await sent();
    const body = await bodyOf(request);
    expect([body.revision, valueAt(body.policy, CODE)]).toEqual([4, 'typed']);
    expect(saving.state().kind).toBe('saving');
    await accept(request);
    await flushed;
    expect([saving.state().kind, saving.isSaved(), desk.head()?.revision]).toEqual([
      'saved',
      true,
      5,
    ]);
  });

  it('does not take for saved what was typed while the save was on its way', async () => {
    desk.change(CODE, 'one');
    const flushed = saving.flush();
    const request = await sent();
    desk.change(CODE, 'two');
    await accept(request);
    await flushed;
    expect([saving.isSaved(), desk.head()?.revision]).toEqual([false, 5]);
    const again = saving.flush();
    const second = await sent();
    const body = await bodyOf(second);
    expect([body.revision, valueAt(body.policy, CODE)]).toEqual([5, 'two']);
    await accept(second);
    await again;
  });

  it('brings together what two people changed in different places, and saves that', async () => {
    desk.change(CODE, 'mine');
    const flushed = saving.flush();
    refuseAsStale(await sent(), theirs(OTHER, 'theirs'));
    await flushed;
    expect(codes()).toEqual(['mine', 'theirs']);
    expect(saving.met()?.name).toBe('Sato Misaki');
    const again = saving.flush();
    const request = await sent();
    expect((await bodyOf(request)).revision).toBe(5);
    await accept(request);
    await again;
    expect(saving.state().kind).toBe('saved');
  });

  it('keeps both texts when two people changed the same, until one is chosen', async () => {
    desk.change(CODE, 'mine');
    const flushed = saving.flush();
    refuseAsStale(await sent(), theirs(CODE, 'theirs'));
    await flushed;
    const state = saving.state();
    expect(state.kind === 'conflict' && state.conflicts.map(({ path }) => path.at(-1))).toEqual([
      'user-to-conversations',
    ]);
    expect(codes()[0]).toBe('mine');
    await saving.flush();
    http.expectNone(() => true);
    saving.resolve(() => 'theirs');
    expect([codes()[0], saving.isSaved(), saving.state().kind]).toEqual(['theirs', true, 'saved']);
    desk.undo();
    expect(codes()[0]).toBe('mine');
  });

  it('goes on trying while the server cannot be reached', async () => {
    desk.change(CODE, 'typed');
    const flushed = saving.flush();
    (await sent()).error(new ProgressEvent('error'));
    await flushed;
    expect([saving.state().kind, codes()[0]]).toEqual(['unreachable', 'typed']);
    saving.retryNow();
    const request = await sent();
    await accept(request);
    while (saving.state().kind !== 'saved') await new Promise((resolve) => setTimeout(resolve));
    expect(saving.isSaved()).toBeTrue();
  });

  it('says why the server refused, and keeps the text', async () => {
    desk.change(CODE, 'typed');
    const flushed = saving.flush();
    const body = new Blob([JSON.stringify({ code: 'forbidden', detail: 'not yours' })]);
    (await sent()).flush(body, { status: 403, statusText: 'Forbidden' });
    await flushed;
    const state = saving.state();
    expect([state.kind, state.kind === 'refused' && state.failure.code, codes()[0]]).toEqual([
      'refused',
      'forbidden',
      'typed',
    ]);
  });

  it('takes in what somebody else saved, and taking back an own step does not take that back', async () => {
    desk.change(CODE, 'mine');
    const followed = saving.follow({ revision: 5, state: 'draft' });
    (await sent('GET')).flush(theirs(OTHER, 'theirs'));
    await followed;
    expect(codes()).toEqual(['mine', 'theirs']);
    desk.undo();
    expect(codes()).toEqual(['user-to-conversations', 'theirs']);
  });

  it('does not read again what it saved itself', async () => {
    await saving.follow({ revision: 4, state: 'draft' });
    http.expectNone(() => true);
    expect(saving.state().kind).toBe('saved');
  });

  it('puts back text that was never saved, and brings it together with what was saved since', () => {
    const kept = { policy: withValue(base, CODE, 'kept'), ancestor: base, revision: 4 };
    saving.open(theirs(OTHER, 'theirs'), base, kept, 'spec');
    expect([...codes(), saving.restored(), saving.isSaved()]).toEqual([
      'kept',
      'theirs',
      true,
      false,
    ]);
  });

  it('lets nothing be typed into a draft that was handed in', () => {
    saving.open(aDraft({ revision: 6, state: 'submitted' }), base, null, 'spec');
    desk.change(CODE, 'typed');
    expect(codes()[0]).toBe('user-to-conversations');
  });
});
