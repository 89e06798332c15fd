import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../ui/icon/icon.js';
import { JsonView } from '../../ui/json-view/json-view.js';
import { JsonDiffView } from '../../ui/text-diff/json-diff-view.js';
import type { Conflict, Side } from '../text/merge-drafts.js';

/** What two sides changed, both texts side by side: one of them is chosen for each, and neither is lost. */
@Component({
  selector: 'rf-conflict-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, JsonDiffView, JsonView, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="h-conflict" *transloco="let t">
      <header>
        <h2 id="h-conflict">{{ title() }}</h2>
      </header>
      <div class="pad">
        <p class="note unknown" role="alert">
          <rf-icon name="warn" /><span>{{ why() }}</span>
        </p>
        @for (each of conflicts(); track $index; let index = $index) {
          <fieldset>
            <legend class="mono">{{ each.path.join(' / ') }}</legend>
            <rf-json-diff
              class="between"
              [before]="each.theirs"
              [after]="each.mine"
              [label]="t('drafts.conflict.between', { name: theirs() })"
            />
            @for (side of sides; track side) {
              <div class="side" [class.chosen]="sideOf(index) === side">
                <label>
                  <input
                    type="radio"
                    [name]="'conflict-' + index"
                    [checked]="sideOf(index) === side"
                    (change)="choose(index, side)"
                  />
                  {{ side === 'mine' ? t('drafts.conflict.mine') : theirs() }}
                </label>
                @if (each[side] === undefined) {
                  <p class="soft gone">{{ t('drafts.conflict.gone') }}</p>
                } @else {
                  <rf-json-view
                    [value]="each[side]"
                    [label]="
                      (side === 'mine' ? t('drafts.conflict.mine') : theirs()) +
                      ': ' +
                      each.path.at(-1)
                    "
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
    .between {
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      display: block;
      grid-column: 1 / -1;
      min-width: 0;
      overflow: hidden;
    }
    legend {
      margin-bottom: 6px;
      overflow-wrap: anywhere;
    }
    .side {
      --rf-json-height: 480px;
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
  readonly title = input.required<string>();
  readonly why = input.required<string>();
  /** What the other side is called. */
  readonly theirs = input.required<string>();
  readonly conflicts = input.required<readonly Conflict[]>();

  /** Which side each conflict takes, by its path. */
  readonly settled = output<(path: readonly string[]) => Side>();

  protected readonly sides = ['theirs', 'mine'] as const;
  private readonly chosen = signal<ReadonlyMap<string, Side>>(new Map());
  private readonly keys = computed(() => this.conflicts().map(({ path }) => keyOf(path)));

  protected sideOf(index: number): Side {
    return this.chosen().get(this.keys()[index]) ?? 'mine';
  }

  protected choose(index: number, side: Side): void {
    this.chosen.update((chosen) => new Map(chosen).set(this.keys()[index], side));
  }

  protected settle(): void {
    const chosen = this.chosen();
    this.settled.emit((path) => chosen.get(keyOf(path)) ?? 'mine');
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
