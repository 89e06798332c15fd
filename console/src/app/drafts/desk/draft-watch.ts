import { inject, Injectable, type OnDestroy } from '@angular/core';
import type { DraftEvent } from '../../api/draft-wire.js';
import { draftPath } from '../draft-source.js';
import { DraftSaving } from './draft-saving.js';

/** Hears of every save of a draft, whoever made it; the browser takes the stream up again by itself after a break. */
@Injectable()
export class DraftWatch implements OnDestroy {
  private readonly saving = inject(DraftSaving);
  private source: EventSource | null = null;

  begin(id: string): void {
    this.ngOnDestroy();
    this.source = new EventSource(`${draftPath(id)}/events`);
    let opened = false;
    this.source.addEventListener('open', () => {
      // While the stream was down others may have saved.
      if (opened) void this.saving.catchUp();
      opened = true;
    });
    this.source.addEventListener('draft', ({ data }: MessageEvent<string>) => {
      void this.saving.follow(JSON.parse(data) as DraftEvent);
    });
  }

  ngOnDestroy(): void {
    this.source?.close();
  }
}
