import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** The page's name in the tab and in the top bar; a route's title is the key of a text. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly transloco = inject(TranslocoService);
  private readonly shown = signal('');

  readonly key = this.shown.asReadonly();

  constructor() {
    super();
    this.transloco.langChanges$.subscribe(() => this.write());
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.shown.set(this.buildTitle(state) ?? '');
    this.write();
  }

  private write(): void {
    const key = this.shown();
    const name = key === '' ? '' : `${this.transloco.translate<string>(key)} · `;
    this.title.setTitle(`${name}Ringfence`);
  }
}
