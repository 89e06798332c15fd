import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import type { KillSwitch } from '../api/change-wire.js';
import { Doing } from '../api/doing.js';
import { ActDialog } from '../ui/act-dialog/act-dialog.js';
import { KillSwitches } from './kill-switches.js';
import { Waiting } from './waiting.js';

const SCOPES = ['all', 'outbound', 'number'] as const;
const NUMBER = /^\+[0-9]{7,15}$/u;

/** Stops calls at once. */
@Component({
  selector: 'rf-kill-switch-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActDialog, FormsModule, TranslocoDirective],
  template: `
    <rf-act-dialog
      *transloco="let t"
      [title]="t('kill.title')"
      [effect]="t('kill.effect')"
      [verb]="t('kill.pull')"
      [danger]="true"
      [filled]="scope() !== null"
      [busy]="doing.busy()"
      [failure]="doing.failure()"
      (confirmed)="pull($event)"
      (closed)="closed.emit()"
    >
      <fieldset>
        <legend class="vh">{{ t('kill.which') }}</legend>
        @for (each of scopes; track each) {
          <label>
            <input type="radio" name="scope" [value]="each" [(ngModel)]="chosen" />
            {{ t('kill.choose.' + each) }}
          </label>
        }
        @if (chosen() === 'number') {
          <label class="field">
            <span>{{ t('kill.number') }}</span>
            <input
              class="in"
              type="tel"
              name="number"
              autocomplete="off"
              placeholder="+81311110001"
              [(ngModel)]="number"
            />
          </label>
        }
      </fieldset>
    </rf-act-dialog>
  `,
  styles: `
    fieldset {
      border: 0;
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
    }
    fieldset > label:not(.field) {
      align-items: center;
      display: flex;
      gap: 8px;
      min-height: 24px;
    }
  `,
})
export class KillSwitchDialog {
  readonly closed = output();

  private readonly switches = inject(KillSwitches);
  private readonly waiting = inject(Waiting);
  protected readonly scopes = SCOPES;
  protected readonly doing = new Doing();
  protected readonly chosen = signal<(typeof SCOPES)[number]>('all');
  protected readonly number = signal('');
  protected readonly scope = computed((): KillSwitch['scope'] | null => {
    const chosen = this.chosen();
    if (chosen !== 'number') return chosen;
    const businessNumber = this.number()
      .normalize('NFKC')
      .replace(/[\s().-]/gu, '');
    return NUMBER.test(businessNumber) ? { businessNumber } : null;
  });

  protected async pull(reason: string): Promise<void> {
    const scope = this.scope();
    if (scope === null) return;
    if (!(await this.doing.run(() => this.switches.pull(scope, reason)))) return;
    await this.waiting.ask();
    this.closed.emit();
  }
}
