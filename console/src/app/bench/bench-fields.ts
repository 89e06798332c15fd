import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ATTESTATION_CHOICES, GRANT_CHOICES, type BenchForm } from './bench-form.js';
import type { DirectoryView } from './directory-view.js';
import { flowOf } from './flows.js';
import { attestationOf } from './form-of-question.js';
import { instantOf } from './zoned-time.js';

type Count = 'unansweredInARow' | 'connectedCalls24h' | 'activeCallsOfPair' | 'concurrentCalls';
type Text =
  | 'waId'
  | 'askedAt'
  | 'zone'
  | 'provider'
  | 'country'
  | 'endpointId'
  | 'targetAddress'
  | 'businessNumber';

/** The question as fields. Each change is told as the part of the form that changed. */
@Component({
  selector: 'rf-bench-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  templateUrl: './bench-fields.html',
  styleUrl: './bench-fields.css',
})
export class BenchFields {
  readonly form = input.required<BenchForm>();
  readonly directory = input.required<DirectoryView>();
  readonly changed = output<Partial<BenchForm>>();
  /** Number or user changed: what is known of them has to be asked anew. */
  readonly partyChanged = output<Partial<BenchForm>>();

  protected readonly more = signal(false);
  protected readonly grants = GRANT_CHOICES;
  protected readonly attestations = ATTESTATION_CHOICES;
  protected readonly reaches = ['none', 'possible', 'unknown'] as const;
  protected readonly origins = ['internal', 'pstn', 'unknown'] as const;
  protected readonly kind = computed(() => flowOf(this.form().flow).kind);
  protected readonly business = computed(() => flowOf(this.form().flow).initiator === 'business');
  protected readonly names = computed(() =>
    this.directory().endpoints.filter(({ kind }) => kind === this.kind()),
  );
  protected readonly zones = computed(() => [
    ...new Set([
      this.form().zone,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      'Asia/Tokyo',
      'UTC',
    ]),
  ]);
  protected readonly ringsUser = computed(
    () => (this.form().added.at(-1)?.kind ?? (this.business() ? 'whatsapp' : '')) === 'whatsapp',
  );
  protected readonly providers = computed(() => [
    ...new Set([
      this.form().provider,
      ...this.directory().businessNumbers.flatMap(({ provider }) => provider ?? []),
      'meta',
      'infobip',
      'ntt-cpaas',
    ]),
  ]);
  /** Users of the demo directory: one of each state of permission. */
  protected readonly users = [
    '819011110001',
    '819011110002',
    '819011110003',
    '819011110004',
    '819011110009',
  ];

  private askedAt(): string {
    const { askedAt, zone } = this.form();
    return instantOf(askedAt, zone) ?? '';
  }

  protected text(field: Text, event: Event): void {
    this.changed.emit({ [field]: valueOf(event) });
  }

  protected party(field: 'waId' | 'businessNumber', event: Event): void {
    const value = valueOf(event).trim();
    this.partyChanged.emit({ [field]: field === 'waId' ? value.replace(/\D/g, '') : value });
  }

  /** An empty count is one that could not be learned. */
  protected count(field: Count, event: Event): void {
    const value = valueOf(event).trim();
    const number = Number(value);
    if (value === '') this.changed.emit({ [field]: null });
    else if (Number.isInteger(number) && number >= 0) this.changed.emit({ [field]: number });
  }

  protected choose<K extends keyof BenchForm>(field: K, event: Event): void {
    this.changed.emit({ [field]: valueOf(event) });
  }

  protected flag(field: 'callHours' | 'callingEnabled', event: Event): void {
    this.changed.emit({ [field]: valueOf(event) === 'on' });
  }

  protected endpoint(event: Event): void {
    const id = valueOf(event).trim();
    const known = this.names().find((each) => each.id === id);
    this.changed.emit({
      endpointId: id,
      ...(known
        ? {
            reach: known.pstnReachability ?? 'unknown',
            attestation: attestationOf(known.attestedUntil, this.askedAt()),
            callerOrigin: known.callerOrigin ?? 'unknown',
          }
        : {}),
    });
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
