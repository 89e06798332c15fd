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
  private readonly told = signal('');

  readonly key = this.shown.asReadonly();
  /** Name of the one thing the page is about; empty when it is about many. */
  readonly thing = this.told.asReadonly();

  constructor() {
    super();
    this.transloco.langChanges$.subscribe(() => this.write());
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.shown.set(this.buildTitle(state) ?? '');
    this.write();
  }

  /** A page about one thing says its name, and takes it back with an empty one. */
  tell(thing: string): void {
    this.told.set(thing);
    this.write();
  }

  private write(): void {
    const key = this.shown();
    const page = key === '' ? '' : this.transloco.translate<string>(key);
    const names = [this.told(), page, 'Ringfence'].filter((name) => name !== '');
    this.title.setTitle(names.join(' · '));
  }
}
