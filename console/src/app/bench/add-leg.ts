import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ACTIONS, ENDPOINT_KINDS } from '@ringfence/rules';
import { A_PHONE, ATTESTATION_CHOICES, type AddedLeg } from './bench-form.js';
import type { DirectoryView } from './directory-view.js';
import { FIRST_NAMES } from './flows.js';

/** Puts one more leg into the call, of any kind: the way to try whether the fence holds. */
@Component({
  selector: 'rf-add-leg',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <form
      class="al"
      *transloco="let t"
      [attr.aria-label]="t('bench.addLeg')"
      (submit)="add($event)"
    >
      <label class="field">
        <span>{{ t('bench.legAction') }}</span>
        <select class="in" (change)="set('action', $event)">
          @for (each of actions; track each) {
            <option [value]="each" [selected]="each === leg().action">
              {{ t('action.' + each) }}
            </option>
          }
        </select>
      </label>
      <label class="field">
        <span>{{ t('bench.legKind') }}</span>
        <select class="in" (change)="kind($event)">
          @for (each of kinds; track each) {
            <option [value]="each" [selected]="each === leg().kind">{{ t('kind.' + each) }}</option>
          }
        </select>
      </label>
      <label class="field">
        <span
          >{{ t('bench.legId') }} <span class="faint">{{ t('bench.optional') }}</span></span
        >
        <input
          class="in"
          list="add-leg-names"
          autocomplete="off"
          [value]="leg().id"
          (change)="name($event)"
        />
        <datalist id="add-leg-names">
          @for (each of directory().endpoints; track each.kind + each.id) {
            @if (each.kind === leg().kind) {
              <option [value]="each.id"></option>
            }
          }
        </datalist>
      </label>
      <label class="field">
        <span
          >{{ t('bench.legAddress') }} <span class="faint">{{ t('bench.optional') }}</span></span
        >
        <input
          class="in"
          autocomplete="off"
          [value]="leg().address"
          (change)="set('address', $event)"
        />
      </label>
      @if (leg().kind !== 'pstn' && leg().kind !== 'whatsapp') {
        <label class="field">
          <span>{{ t('bench.reach') }}</span>
          <select class="in" (change)="set('reach', $event)">
            @for (each of reaches; track each) {
              <option [value]="each" [selected]="each === leg().reach">
                {{ t('bench.reaches.' + each) }}
              </option>
            }
          </select>
        </label>
        <label class="field">
          <span>{{ t('bench.attestation') }}</span>
          <select class="in" (change)="set('attestation', $event)">
            @for (each of attestations; track each) {
              <option [value]="each" [selected]="each === leg().attestation">
                {{ t('bench.attestations.' + each) }}
              </option>
            }
          </select>
        </label>
      }
      <p class="do">
        <button type="submit" class="btn">{{ t('bench.legAdd') }}</button>
        <button type="button" class="btn quiet" (click)="closed.emit()">
          {{ t('bench.cancel') }}
        </button>
      </p>
    </form>
  `,
  styleUrl: './add-leg.css',
})
export class AddLeg {
  readonly directory = input.required<DirectoryView>();
  readonly added = output<AddedLeg>();
  readonly closed = output();

  protected readonly leg = signal<AddedLeg>(A_PHONE);
  protected readonly actions = ACTIONS;
  protected readonly kinds = [...ENDPOINT_KINDS].reverse();
  protected readonly reaches = ['none', 'possible', 'unknown'] as const;
  protected readonly attestations = ATTESTATION_CHOICES;

  protected set(field: keyof AddedLeg, event: Event): void {
    const value = (event.target as HTMLInputElement).value.trim();
    this.leg.update((leg) => ({ ...leg, [field]: value }));
  }

  /** Another kind starts from what the directory has of it. */
  protected kind(event: Event): void {
    const kind = (event.target as HTMLSelectElement).value;
    const id =
      this.directory().endpoints.find((each) => each.kind === kind)?.id ?? FIRST_NAMES[kind] ?? '';
    const address = kind === 'pstn' ? A_PHONE.address : kind === 'whatsapp' ? '+819011110002' : '';
    this.leg.update((leg) => ({ ...leg, kind, id, address }));
    this.known(id);
  }

  protected name(event: Event): void {
    const id = (event.target as HTMLInputElement).value.trim();
    this.leg.update((leg) => ({ ...leg, id }));
    this.known(id);
  }

  private known(id: string): void {
    const entry = this.directory().endpoints.find(
      (each) => each.kind === this.leg().kind && each.id === id,
    );
    if (!entry) return;
    const attestation = entry.attestedUntil === undefined ? 'missing' : 'valid';
    this.leg.update((leg) => ({ ...leg, reach: entry.pstnReachability ?? 'unknown', attestation }));
  }

  protected add(event: Event): void {
    event.preventDefault();
    this.added.emit(this.leg());
  }
}
