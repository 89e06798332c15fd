import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { ENDPOINT_KINDS } from '@ringfence/rules';
import type { DirectoryEndpoint } from '../api/directory-wire.js';
import { endOfDay, lastDayOf } from '../ui/last-day/last-day.js';
import { DirectoryDesk } from './directory-desk.js';
import { EntryForm } from './entry-form.js';

/** Users and phones are never registered. */
const KINDS = ENDPOINT_KINDS.filter((kind) => kind !== 'whatsapp' && kind !== 'pstn');
type Reach = NonNullable<DirectoryEndpoint['pstnReachability']>;
type Origin = NonNullable<DirectoryEndpoint['callerOrigin']>;

/** Enters an endpoint, or changes what is known of one. */
@Component({
  selector: 'rf-endpoint-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EntryForm, FormsModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <rf-entry-form
        part="endpoints"
        [name]="endpoint()?.id ?? null"
        [filled]="filled()"
        (confirmed)="save($event)"
        (closed)="closed.emit(null)"
      >
        @if (endpoint() === null) {
          <div class="two">
            <label class="field">
              <span>{{ t('directory.kind') }}</span>
              <select class="in" name="kind" [(ngModel)]="kind">
                @for (each of kinds; track each) {
                  <option [value]="each">{{ t('kind.' + each) }}</option>
                }
              </select>
            </label>
            <label class="field">
              <span>{{ t('directory.name') }}</span>
              <input class="in" name="id" autocomplete="off" maxlength="256" [(ngModel)]="id" />
            </label>
          </div>
        }
        <div class="two">
          <label class="field">
            <span>{{ t('directory.reach') }}</span>
            <select class="in" name="reach" [(ngModel)]="reach">
              @for (each of ['none', 'possible', 'unknown']; track each) {
                <option [value]="each">{{ t('directory.reachIs.' + each) }}</option>
              }
            </select>
          </label>
          <label class="field">
            <span>{{ t('directory.origin') }}</span>
            <select class="in" name="origin" [(ngModel)]="origin">
              @for (each of ['internal', 'pstn', 'unknown']; track each) {
                <option [value]="each">{{ t('directory.originIs.' + each) }}</option>
              }
            </select>
          </label>
          <label class="field">
            <span>{{ t('directory.attestedBy') }}</span>
            <input class="in" name="by" autocomplete="off" maxlength="200" [(ngModel)]="by" />
          </label>
          <label class="field">
            <span>{{ t('directory.lastDayOf') }}</span>
            <input class="in" type="date" name="until" [(ngModel)]="until" />
          </label>
        </div>
        <p class="small faint">
          {{ t(kind() === 'sip-trunk' ? 'directory.trunkNeeds' : 'directory.otherNeeds') }}
        </p>
      </rf-entry-form>
    </ng-container>
  `,
  styleUrl: './entry-form.css',
})
export class EndpointForm {
  /** Null: a new one. */
  readonly endpoint = input.required<DirectoryEndpoint | null>();
  /** Key of what was saved; null: nothing was. */
  readonly closed = output<string | null>();

  private readonly desk = inject(DirectoryDesk);
  protected readonly kinds = KINDS;
  protected readonly kind = linkedSignal<string>(() => this.endpoint()?.kind ?? 'sip-trunk');
  protected readonly id = linkedSignal(() => this.endpoint()?.id ?? '');
  protected readonly reach = linkedSignal<Reach>(
    () => this.endpoint()?.pstnReachability ?? 'unknown',
  );
  protected readonly origin = linkedSignal<Origin>(
    () => this.endpoint()?.callerOrigin ?? 'unknown',
  );
  protected readonly by = linkedSignal(() => this.endpoint()?.attestedBy ?? '');
  private readonly untilBefore = computed(() => {
    const until = this.endpoint()?.attestedUntil;
    return until === undefined ? '' : lastDayOf(until);
  });
  /** Last day it holds, in the reader's zone; empty: no end. */
  protected readonly until = linkedSignal(() => this.untilBefore());
  protected readonly filled = computed(() => this.id().trim() !== '');

  protected async save(reason: string): Promise<void> {
    const [kind, id] = [this.kind(), this.endpoint()?.id ?? this.id().trim()];
    const body = {
      pstnReachability: this.reach(),
      callerOrigin: this.origin(),
      ...(this.by().trim() === '' ? {} : { attestedBy: this.by().trim() }),
      ...this.end(),
    };
    if (await this.desk.change((source) => source.put(['endpoints', kind, id], body, reason))) {
      this.closed.emit(`${kind}:${id}`);
    }
  }

  /** An end that nobody touched stays as exact as it was. */
  private end(): { attestedUntil?: string } {
    const [day, before] = [this.until(), this.endpoint()?.attestedUntil];
    if (day === '') return {};
    return { attestedUntil: day === this.untilBefore() ? before! : endOfDay(day) };
  }
}
