import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { ErrorState } from '../ui/error-state/error-state.js';
import { Icon } from '../ui/icon/icon.js';
import { DirectoryDesk } from './directory-desk.js';
import { EntryCells } from './entry-cells.js';
import { ListSearch } from './list-search.js';
import { WaitingNotes } from './waiting-notes.js';

/** Entries drawn at first, and how many more each time somebody asks. */
const FIRST_SHOWN = 200;
const MORE_SHOWN = 500;

/** A list of the directory, as its export is asked for. */
const EXPORTED = { endpoints: 'endpoints', numbers: 'businessNumbers', routes: 'routes' } as const;
export type DirectoryPart = keyof typeof EXPORTED;

/** One row of a list: how its address names it, and what waits about it. */
export interface ListedEntry {
  readonly key: string;
  readonly waiting?: Confirmation | undefined;
}

/**
 * The frame of every list of the directory: its heading, search, rows and what stands beside them. Cells of a row come as the
 * template `rfEntryCells`, more filters as `[filters]`, and the open entry as `[beside]`.
 */
@Component({
  selector: 'rf-entry-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState, Icon, NgTemplateOutlet, RouterLink, TranslocoDirective, WaitingNotes],
  templateUrl: './entry-list.html',
  styleUrls: ['../ui/list/list-filters.css', '../ui/list/list-rows.css', './entry-list.css'],
})
export class EntryList<Entry extends ListedEntry> {
  readonly part = input.required<DirectoryPart>();
  /** Those that fit what is searched for, and how many there are altogether. */
  readonly rows = input.required<readonly Entry[]>();
  readonly total = input.required<number>();
  /** Of the address: what is searched for, and the key of the entry that is open. */
  readonly q = input<string>();
  readonly open = input<string>();
  /** Whether that entry is there. */
  readonly isThere = input.required<boolean>();
  /** What waits to be entered for the first time. */
  readonly proposed = input<readonly Confirmation[]>([]);
  /** Somebody wants to type a new entry. */
  readonly add = output();

  protected readonly desk = inject(DirectoryDesk);
  protected readonly search = inject(ListSearch);
  protected readonly text = inject(LocaleText);
  protected readonly cells = contentChild.required<EntryCells<Entry>>(EntryCells);
  protected readonly most = signal(FIRST_SHOWN);
  protected readonly shown = computed(() => this.rows().slice(0, this.most()));
  protected readonly exported = computed(
    () => `/v1/directory/export?format=csv&list=${EXPORTED[this.part()]}`,
  );

  constructor() {
    effect(() => this.search.follow(this.q()));
  }

  protected more(): void {
    this.most.update((most) => most + MORE_SHOWN);
  }

  protected begin(): void {
    this.desk.begin();
    this.add.emit();
  }
}
