import { TestBed } from '@angular/core/testing';
import { PromotionSource } from '../api/promotion-source.js';
import { ProofSource } from '../proofs/proof-source.js';
import { ReviewDesk } from './review-desk.js';
import { ReviewSource } from './review-source.js';

describe('ReviewDesk', () => {
  let arrive: (draft: object) => void;
  let followed: jasmine.Spy;
  let desk: ReviewDesk;

  beforeEach(() => {
    const later = new Promise<object>((resolve) => (arrive = resolve));
    const nothing = (): Promise<never[]> => Promise.resolve([]);
    const source = {
      draft: () => later,
      diff: nothing,
      checks: nothing,
      comments: nothing,
    };
    TestBed.configureTestingModule({
      providers: [
        ReviewDesk,
        { provide: ReviewSource, useValue: source },
        { provide: ProofSource, useValue: { ofDraft: nothing } },
        { provide: PromotionSource, useValue: { all: () => Promise.resolve({ scheduled: [] }) } },
      ],
    });
    followed = spyOn(window, 'EventSource').and.returnValue(
      jasmine.createSpyObj<EventSource>('EventSource', ['addEventListener', 'close']),
    );
    desk = TestBed.inject(ReviewDesk);
  });

  it('follows what others do with a change once it is there', async () => {
    const opened = desk.open('one');
    arrive({ id: 'one' });
    await opened;

    expect(followed).toHaveBeenCalledOnceWith('/v1/drafts/one/events');
  });

  it('follows nothing when its page was left before the change arrived', async () => {
    const opened = desk.open('one');
    TestBed.resetTestingModule();
    arrive({ id: 'one' });
    await opened;

    expect(followed).not.toHaveBeenCalled();
  });
});
