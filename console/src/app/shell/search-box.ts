import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFilter } from '../decisions/number-filter.js';
import { Icon } from '../ui/icon/icon.js';
import { placeOfSearch } from './place-of-search.js';

/** Jumps to a decision by its id, or to the log by reason code or number. */
@Component({
  selector: 'rf-search-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, Icon, TranslocoDirective],
  template: `
    <form *transloco="let t" class="find" role="search" (submit)="go($event)">
      <rf-icon name="search" />
      <input
        #box
        type="search"
        name="q"
        autocomplete="off"
        spellcheck="false"
        [attr.aria-label]="t('frame.search')"
        [placeholder]="t('frame.search')"
        [(ngModel)]="text"
        (keydown.escape)="box.blur()"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  `,
  styleUrl: './search-box.css',
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly numbers = inject(NumberFilter);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly text = signal('');

  focus(): void {
    this.box().nativeElement.select();
  }

  protected go(event: Event): void {
    event.preventDefault();
    const place = placeOfSearch(this.text());
    if (place === null) return;
    this.text.set('');
    this.box().nativeElement.blur();
    if ('decision' in place) void this.router.navigate(['/decisions', place.decision]);
    else if ('reason' in place) {
      void this.router.navigate(['/decisions'], { queryParams: { reason: place.reason } });
    } else void this.goToNumber(place.number);
  }

  /** A number never stands in an address: its references do. What cannot be looked up is told of on the page. */
  private async goToNumber(number: string): Promise<void> {
    const subject = await this.numbers.subjectOf(number);
    await this.router.navigate(
      ['/decisions'],
      subject === null ? {} : { queryParams: { subject } },
    );
  }
}
