import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LocaleText } from '../../i18n/locale-text.js';
import { Icon } from '../../ui/icon/icon.js';
import { exhibitOfConflict } from './exhibits.js';
import { ProofRun } from './proof-run.js';

/** What nobody would notice of one rule by its effect, and the rules it pulls against, told where the rule stands. */
@Component({
  selector: 'rf-rule-findings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (each of whole(); track each.code) {
        <div class="note unknown">
          <rf-icon name="shadow" />
          <div>
            <p>{{ t('proofs.found.' + each.code) }}</p>
            @for (rule of each.by ?? []; track rule) {
              <a
                class="code"
                routerLink="."
                queryParamsHandling="merge"
                [queryParams]="{ at: rule, view: null }"
                >{{ rule }}</a
              >
            }
          </div>
        </div>
      }
      @for (each of conflicts(); track each.exhibit) {
        <div class="note unknown">
          <rf-icon name="warn" />
          <div>
            <p>{{ t('proofs.foundConflict.' + each.kind) }}</p>
            <a
              class="code"
              routerLink="."
              queryParamsHandling="merge"
              [queryParams]="{ at: each.other, view: null }"
              >{{ each.other }}</a
            >
            <a routerLink="." queryParamsHandling="merge" [queryParams]="{ proof: each.exhibit }">{{
              t('proofs.showCall')
            }}</a>
          </div>
        </div>
      }
      @if (dead() > 0) {
        <p class="small warn-t">
          <rf-icon name="shadow" size="s" />
          {{ t('proofs.foundDead', { count: text.number(dead()) }) }}
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
    }
    :host(:empty) {
      display: none;
    }
    .note a {
      margin-right: 8px;
      overflow-wrap: anywhere;
    }
  `,
})
export class RuleFindings {
  /** `<ruleset>/<rule>`. */
  readonly rule = input.required<string>();

  private readonly run = inject(ProofRun);
  protected readonly text = inject(LocaleText);
  private readonly found = computed(() => this.run.findings().get(this.rule()) ?? []);
  protected readonly whole = computed(() =>
    this.found().filter(({ code }) => code !== 'dead-condition'),
  );
  protected readonly dead = computed(() => this.found().length - this.whole().length);
  protected readonly conflicts = computed(() => {
    const rule = this.rule();
    return (this.run.proofs()?.conflicts ?? [])
      .filter(({ rules }) => rules.includes(rule))
      .map((conflict) => ({
        kind: conflict.kind,
        other: conflict.rules[0] === rule ? conflict.rules[1] : conflict.rules[0],
        exhibit: exhibitOfConflict(conflict),
      }));
  });
}
