import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { DirectoryEndpoint } from '../api/directory-wire.js';
import { ServerClock } from '../api/server-clock.js';
import { legWords } from '../ui/leg-diagram/leg-words.js';
import { readerLanguage } from '../ui/reader-language.js';
import { AttestationBar } from './attestation-bar.js';
import { DirectoryDesk } from './directory-desk.js';
import { EndpointDetail } from './endpoint-detail.js';
import { ENDPOINT_STANDINGS, remainingOf, standingOf } from './endpoint-standing.js';
import { EndpointForm } from './endpoint-form.js';
import { EntryCells } from './entry-cells.js';
import { EntryList } from './entry-list.js';
import { ListSearch } from './list-search.js';
import { OpenEntry } from './open-entry.js';
import { PlaceName } from './place-name.js';
import { StandingMark } from './standing-mark.js';

/** Trunks and every other endpoint, with who vouches for each and until when. */
@Component({
  selector: 'rf-endpoints-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EndpointForm,
    AttestationBar,
    EndpointDetail,
    EntryCells,
    EntryList,
    PlaceName,
    StandingMark,
    TranslocoDirective,
  ],
  providers: [ListSearch, OpenEntry],
  templateUrl: './endpoints-part.html',
  styleUrls: ['../ui/list/list-filters.css', './entry-cells.css'],
})
export class EndpointsPart {
  /** Of the address: what is searched for, how they stand, their kind, and which one is open. */
  readonly q = input<string>();
  readonly standing = input<string>();
  readonly kind = input<string>();
  readonly open = input<string>();

  private readonly desk = inject(DirectoryDesk);
  protected readonly search = inject(ListSearch);
  protected readonly entry = inject(OpenEntry);
  private readonly transloco = inject(TranslocoService);
  private readonly language = readerLanguage();
  private readonly words = computed(() => legWords(this.transloco, this.language()));
  private readonly now = inject(ServerClock).now();
  protected readonly at = computed(() => ({
    now: this.now,
    endingDays: this.desk.directory.value()?.attestationReminderDays ?? 0,
  }));
  /** Whether a new entry is being typed. */
  protected readonly adding = signal(false);
  protected readonly standings = ENDPOINT_STANDINGS;

  protected readonly all = computed(() =>
    (this.desk.directory.value()?.endpoints ?? [])
      .map((endpoint) => ({
        key: keyOf(endpoint),
        endpoint,
        standing: standingOf(endpoint, this.at()),
        waiting: this.desk.waitingFor(`endpoint/${keyOf(endpoint)}`),
      }))
      .sort((a, b) => a.endpoint.kind.localeCompare(b.endpoint.kind) || a.key.localeCompare(b.key)),
  );
  protected readonly kinds = computed(() =>
    [...new Set(this.all().map(({ endpoint }) => endpoint.kind))].map((kind) => ({
      kind,
      word: this.words().kind(kind),
    })),
  );
  protected readonly rows = computed(() =>
    this.all().filter(
      ({ endpoint, standing }) =>
        (this.standing() === undefined || this.standing() === standing) &&
        (this.kind() === undefined || this.kind() === endpoint.kind) &&
        this.search.matches([
          endpoint.id,
          endpoint.kind,
          this.words().kind(endpoint.kind),
          endpoint.attestedBy,
        ]),
    ),
  );
  protected readonly proposed = computed(() =>
    this.desk.newOnes('endpoint', new Set(this.all().map(({ key }) => `endpoint/${key}`))),
  );
  protected readonly opened = computed(() => this.all().find(({ key }) => key === this.open()));

  /** Whether it says when it ends, or should. */
  protected hasAttestation(endpoint: DirectoryEndpoint): boolean {
    return endpoint.pstnReachability === 'none' && remainingOf(endpoint, this.now) !== null;
  }
}

/** As evidence names it. */
function keyOf({ kind, id }: DirectoryEndpoint): string {
  return `${kind}:${id}`;
}
