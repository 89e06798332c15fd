import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../../ui/icon/icon.js';
import { JsonView } from '../../ui/json-view/json-view.js';
import { DraftSaving, type SaveState } from '../desk/draft-saving.js';
import type { Side } from '../text/merge-drafts.js';

/** What two people changed at the same time, both texts side by side: one of them is chosen for each, and neither is lost. */
@Component({
  selector: 'rf-conflict-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, JsonView, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="h-conflict" *transloco="let t">
      <header>
        <h2 id="h-conflict" tabindex="-1">
          {{ t('drafts.conflict.title', { name: conflict().theirs.updatedBy.name }) }}
        </h2>
      </header>
      <div class="pad">
        <p class="note unknown" role="alert">
          <rf-icon name="warn" /><span>{{
            t('drafts.conflict.why', { time: text.hour(conflict().theirs.updatedAt) })
          }}</span>
        </p>
        @for (each of conflict().conflicts; track $index; let index = $index) {
          <fieldset>
            <legend class="mono">{{ each.path.join(' / ') }}</legend>
            @for (side of sides; track side) {
              <div class="side" [class.chosen]="sideOf(index) === side">
                <label>
                  <input
                    type="radio"
                    [name]="'conflict-' + index"
                    [checked]="sideOf(index) === side"
                    (change)="choose(index, side)"
                  />
                  {{
                    side === 'mine'
                      ? t('drafts.conflict.mine')
                      : t('drafts.conflict.theirs', { name: conflict().theirs.updatedBy.name })
                  }}
                </label>
                @if (each[side] === undefined) {
                  <p class="soft gone">{{ t('drafts.conflict.gone') }}</p>
                } @else {
                  <rf-json-view
                    [value]="each[side]"
                    [label]="each.path.at(-1) + ', ' + t('drafts.conflict.' + side + 'Text')"
                  />
                }
              </div>
            }
          </fieldset>
        }
        <button type="button" class="btn primary" (click)="settle()">
          {{ t('drafts.conflict.settle') }}
        </button>
        <p class="small faint">{{ t('drafts.conflict.undo') }}</p>
      </div>
    </section>
  `,
  styles: `
    .pad {
      display: grid;
      gap: 16px;
    }
    fieldset {
      border: 0;
      display: grid;
      gap: 12px;
      grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
      margin: 0;
      min-width: 0;
      padding: 0;
    }
    legend {
      margin-bottom: 6px;
      overflow-wrap: anywhere;
    }
    .side {
      --rf-json-height: 320px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      display: grid;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
      padding: 8px 10px 10px;
    }
    .chosen {
      background: var(--rf-selected);
      border-color: var(--mat-sys-primary);
    }
    label {
      align-items: center;
      display: flex;
      font: var(--mat-sys-label-large);
      gap: 8px;
      min-height: 28px;
    }
    .gone {
      padding: 12px;
    }
    .btn {
      justify-self: start;
    }
  `,
})
export class ConflictView {
  readonly conflict = input.required<Extract<SaveState, { kind: 'conflict' }>>();

  private readonly saving = inject(DraftSaving);
  protected readonly text = inject(LocaleText);
  protected readonly sides = ['theirs', 'mine'] as const;
  private readonly chosen = signal<ReadonlyMap<string, Side>>(new Map());
  private readonly keys = computed(() => this.conflict().conflicts.map(({ path }) => keyOf(path)));

  protected sideOf(index: number): Side {
    return this.chosen().get(this.keys()[index]) ?? 'mine';
  }

  protected choose(index: number, side: Side): void {
    this.chosen.update((chosen) => new Map(chosen).set(this.keys()[index], side));
  }

  protected settle(): void {
    this.saving.resolve((path) => this.chosen().get(keyOf(path)) ?? 'mine');
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
