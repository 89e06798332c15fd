import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DirectoryEndpoint } from '../api/directory-wire.js';
import type { Confirmation } from '../api/people-wire.js';
import { LocaleText } from '../i18n/locale-text.js';
import { AttestationBar } from './attestation-bar.js';
import { DirectoryDesk } from './directory-desk.js';
import { EndpointForm } from './endpoint-form.js';
import { standingOf, type StandingAt } from './endpoint-standing.js';
import { EntryActs } from './entry-acts.js';
import { PlaceName } from './place-name.js';
import { RemoveEntry } from './remove-entry.js';
import { RenewForm } from './renew-form.js';
import { SidePanel } from './side-panel.js';
import { StandingMark } from './standing-mark.js';
import { WaitingNote } from './waiting-note.js';

/** One endpoint: whether calls may pass it, and who vouches for it. */
@Component({
  selector: 'rf-endpoint-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AttestationBar,
    EndpointForm,
    EntryActs,
    PlaceName,
    RemoveEntry,
    RenewForm,
    SidePanel,
    StandingMark,
    TranslocoDirective,
    WaitingNote,
  ],
  templateUrl: './endpoint-detail.html',
  styleUrl: './entry-detail.css',
})
export class EndpointDetail {
  readonly endpoint = input.required<DirectoryEndpoint>();
  readonly waiting = input.required<Confirmation | undefined>();
  readonly at = input.required<StandingAt>();
  readonly closed = output();

  protected readonly desk = inject(DirectoryDesk);
  protected readonly text = inject(LocaleText);
  protected readonly act = signal<'edit' | 'renew' | 'remove' | null>(null);
  protected readonly standing = computed(() => standingOf(this.endpoint(), this.at()));
  /** Only a trunk needs somebody to vouch for it: of others it is not told that somebody did. */
  protected readonly why = computed(() => {
    const isUnnamed = (this.endpoint().attestedBy ?? '').trim() === '';
    return this.standing() === 'passes' && isUnnamed ? 'passesUnnamed' : this.standing();
  });
  protected readonly isTrunk = computed(() => this.endpoint().kind === 'sip-trunk');

  protected renew(): void {
    this.desk.begin();
    this.act.set('renew');
  }

  protected removed(isGone: boolean): void {
    this.act.set(null);
    if (isGone) this.closed.emit();
  }
}
