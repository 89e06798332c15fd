import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Recipe } from '../api/integration-wire.js';
import { CopyButton } from './copy-button.js';

/** A platform that a program of ours connects: where that asks, with which key, and what starts it. */
@Component({
  selector: 'rf-recipe-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h3>{{ t('integrations.recipe.name.' + recipe().id) }}</h3>
      <p class="small soft">{{ t('integrations.recipe.why.' + recipe().id) }}</p>
      <dl class="kv small">
        <dt>{{ t('integrations.recipe.address') }}</dt>
        <dd class="mono">POST {{ recipe().url }}</dd>
        <dt>{{ t('integrations.recipe.key') }}</dt>
        <dd>
          {{ t('integrations.keyScope') }} <code class="code">{{ recipe().scope }}</code>
        </dd>
        <dt>{{ t('integrations.recipe.start') }}</dt>
        <dd class="start">
          <span class="mono">{{ recipe().command }}</span>
          <rf-copy-button [text]="recipe().command" [what]="name(t)" />
        </dd>
        <dt>{{ t('integrations.recipe.page') }}</dt>
        <dd class="mono">{{ recipe().document }}</dd>
      </dl>
      <p class="small">
        <a [routerLink]="['/integrations', recipe().asks]">{{
          t('integrations.recipe.samples')
        }}</a>
      </p>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    dd {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .start {
      align-items: start;
      display: grid;
      gap: 6px;
      justify-items: start;
    }
  `,
})
export class RecipeCard {
  readonly recipe = input.required<Recipe>();

  protected name(translate: (key: string) => string): string {
    return translate(`integrations.recipe.name.${this.recipe().id}`);
  }
}
