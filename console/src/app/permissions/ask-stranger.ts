import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PermissionPage } from '../api/permission-wire.js';
import { phoneText } from '../ui/leg-diagram/phone-text.js';
import type { AskedPair } from './asked-pair.js';
import type { Fruitless } from './permission-search.js';
import { RequestCard } from './request-card.js';

/** Asks a user nobody has heard of yet: by which number, and which reading of what was typed is meant. */
@Component({
  selector: 'rf-ask-stranger',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RequestCard, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="whom">
        <label class="pick">
          <span>{{ t('permissions.number') }}</span>
          <select #number class="in" (change)="chosenNumber.set(number.value)">
            @for (each of businessNumbers(); track each.reference) {
              <option
                [value]="each.reference"
                [selected]="each.reference === business()?.reference"
              >
                {{ phone(each.number) }}
              </option>
            }
          </select>
        </label>
        @if (readings().length > 1) {
          <label class="pick">
            <span>{{ t('permissions.column.user') }}</span>
            <select #user class="in" (change)="chosenUser.set(user.value)">
              @for (each of readings(); track each.reference) {
                <option [value]="each.reference" [selected]="each.reference === whom()?.reference">
                  {{ phone('+' + each.waId) }}
                </option>
              }
            </select>
          </label>
        }
      </div>
      @if (pair(); as pair) {
        <rf-request-card [pair]="pair" (sent)="show()" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      margin: 0 16px 16px;
    }
    .whom {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
    }
    .pick {
      align-items: center;
      display: flex;
      gap: 8px;
    }
    .pick > span {
      color: var(--rf-faint);
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }
  `,
})
export class AskStranger {
  readonly readings = input.required<Fruitless['readings']>();
  readonly businessNumbers = input.required<PermissionPage['businessNumbers']>();
  /** Reference of the business number the list is narrowed to; empty: to none. */
  readonly preferred = input('');

  private readonly router = inject(Router);
  protected readonly chosenNumber = signal<string | null>(null);
  protected readonly chosenUser = signal<string | null>(null);
  protected readonly business = computed(() => {
    const wanted = this.chosenNumber() ?? this.preferred();
    const numbers = this.businessNumbers();
    return numbers.find(({ reference }) => reference === wanted) ?? numbers.at(0);
  });
  protected readonly whom = computed(() => {
    const readings = this.readings();
    return readings.find(({ reference }) => reference === this.chosenUser()) ?? readings.at(0);
  });
  protected readonly pair = computed((): AskedPair | null => {
    const [business, whom] = [this.business(), this.whom()];
    if (business === undefined || whom === undefined) return null;
    return {
      businessNumber: business.number,
      user: { waId: whom.waId },
      key: `${business.reference}.${whom.reference}`,
      names: { user: phoneText(`+${whom.waId}`), number: phoneText(business.number) },
    };
  });
  protected readonly phone = phoneText;

  /** Now something is on record: the user's own page tells it. */
  protected show(): void {
    const [business, whom] = [this.business(), this.whom()];
    if (business === undefined || whom === undefined) return;
    void this.router.navigate(['/permissions', business.reference, whom.reference], {
      queryParamsHandling: 'preserve',
    });
  }
}
