import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryNumber } from '../api/directory-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import { DirectoryDesk } from './directory-desk.js';
import { NumberForm } from './number-form.js';
import { ListSearch } from './list-search.js';
import { NumberDetail } from './number-detail.js';
import { OpenEntry } from './open-entry.js';
import { PlaceName } from './place-name.js';
import { WaitingNotes } from './waiting-notes.js';

/** Entries drawn before somebody asks for more. */
const FIRST_SHOWN = 200;

/** The numbers under which the business is on WhatsApp. */
@Component({
  selector: 'rf-numbers-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    NumberForm,
    ErrorState,
    Icon,
    NumberDetail,
    PlaceName,
    RouterLink,
    TranslocoDirective,
    WaitingNotes,
  ],
  providers: [ListSearch, OpenEntry],
  templateUrl: './numbers-part.html',
  styleUrl: './directory-part.css',
})
export class NumbersPart {
  /** Of the address: what is searched for, and the reference of the number that is open. */
  readonly q = input<string>();
  readonly open = input<string>();

  protected readonly desk = inject(DirectoryDesk);
  protected readonly search = inject(ListSearch);
  protected readonly entry = inject(OpenEntry);
  protected readonly text = inject(LocaleText);
  /** Whether a new entry is being typed. */
  protected readonly adding = signal(false);
  protected readonly most = signal(FIRST_SHOWN);

  private readonly all = computed(() =>
    (this.desk.directory.value()?.businessNumbers ?? [])
      .map((number) => ({
        key: this.desk.directory.value()?.references[number.number] ?? '',
        number,
        shown: phoneText(number.number),
        waiting: this.desk.waitingFor(`business-number/${number.number}`),
      }))
      .sort((a, b) => a.number.number.localeCompare(b.number.number)),
  );
  protected readonly rows = computed(() =>
    this.all().filter(({ number }) =>
      this.search.matches([number.number, number.country, number.provider]),
    ),
  );
  protected readonly total = computed(() => this.all().length);
  protected readonly proposed = computed(() =>
    this.desk.newOnes(
      'business-number',
      new Set(this.all().map(({ number }) => `business-number/${number.number}`)),
    ),
  );
  protected readonly opened = computed(() => this.all().find(({ key }) => key === this.open()));

  constructor() {
    effect(() => this.search.follow(this.q()));
  }

  protected begin(): void {
    this.desk.begin();
    this.adding.set(true);
  }

  protected effectOf({ callingEnabled }: DirectoryNumber): 'permit' | 'deny' | 'unknown' {
    return callingEnabled === undefined ? 'unknown' : callingEnabled ? 'permit' : 'deny';
  }
}
