import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** An address that leads nowhere. */
@Component({
  selector: 'rf-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <section class="card empty" *transloco="let t">
      <h1>{{ t('notFound.title') }}</h1>
      <p>{{ t('notFound.why') }}</p>
      <a class="btn" routerLink="/overview">{{ t('notFound.back') }}</a>
    </section>
  `,
})
export class NotFoundPage {}
