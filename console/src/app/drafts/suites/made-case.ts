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
import type { GeneratedCase } from '@ringfence/rules';
import { WitnessCard } from '../../proofs/witness-card.js';
import { EffectMark } from '../../ui/effect-mark/effect-mark.js';
import { Icon } from '../../ui/icon/icon.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';

/** Mistakes nobody would notice, and the case that would: what it expects, and the call itself for whoever asks for it. */
@Component({
  selector: 'rf-made-case',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EffectMark, Icon, TranslocoDirective, WitnessCard],
  template: `
    <ng-container *transloco="let t">
      <ul class="ifs">
        @for (mutant of made().mutants; track mutant) {
          <li>
            <button type="button" class="link" (click)="places.seek(mutant.at)">
              {{ t('mistakes.unnoticed', { text: mutant.text[language()] }) }}
            </button>
          </li>
        }
      </ul>
      <div class="case">
        <input
          type="checkbox"
          [attr.aria-label]="t('mistakes.choose', { name: sentence() })"
          [checked]="chosen()"
          [disabled]="!choosable()"
          (change)="chosenChange.emit(!chosen())"
        />
        <div class="what">
          <p class="small faint">{{ t('mistakes.made') }}</p>
          <p class="nm">{{ sentence() }}</p>
          <p class="exp">
            <span class="small faint">{{ t('drafts.expects') }}</span>
            <rf-effect-mark [effect]="expected().effect" />
            @if (expected().scenario; as scenario) {
              <span class="soft">{{ t('flow.' + scenario) }}</span>
            }
            @for (code of expected().codes; track $index) {
              <span class="code">{{ code }}</span>
            }
          </p>
          <button
            type="button"
            class="btn quiet"
            [attr.aria-expanded]="open()"
            (click)="open.set(!open())"
          >
            <rf-icon [name]="open() ? 'down' : 'right'" size="s" />{{
              open() ? t('mistakes.hide') : t('mistakes.show')
            }}
          </button>
          @if (open()) {
            <rf-witness-card [witness]="made().witness" [telling]="false" [bench]="bench()" />
          }
        </div>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      grid-template-columns: minmax(0, 1fr);
      padding: 12px 16px;
    }
    .ifs {
      display: grid;
      gap: 4px;
    }
    .case {
      align-items: start;
      border-left: 2px solid var(--mat-sys-outline-variant);
      display: grid;
      gap: 10px;
      grid-template-columns: auto minmax(0, 1fr);
      padding-left: 12px;
    }
    input {
      margin-top: 3px;
    }
    .what {
      display: grid;
      gap: 4px;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
    .nm {
      max-width: 76ch;
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }
    .exp {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
    .btn {
      margin-left: -8px;
    }
    rf-witness-card {
      width: 100%;
    }
  `,
})
export class MadeCase {
  readonly made = input.required<GeneratedCase>();
  readonly chosen = input.required<boolean>();
  readonly choosable = input.required<boolean>();

  readonly chosenChange = output<boolean>();

  private readonly desk = inject(DraftDesk);
  protected readonly places = inject(DraftPlace);
  protected readonly language = readerLanguage();
  protected readonly open = signal(false);
  protected readonly sentence = computed(() => this.made().witness.sentence[this.language()]);
  protected readonly expected = computed(() => this.made().witness.decision);
  protected readonly bench = computed(() => ({ draft: this.desk.head()?.id ?? null }));
}
