import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'ringfence.theme';

/** Light, dark, or as the system is; kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Theme>('auto');

  readonly theme = this.chosen.asReadonly();

  constructor() {
    const kept = THEMES.find((theme) => theme === localStorage.getItem(KEPT));
    this.show(kept ?? 'auto');
  }

  /** Auto, light, dark, and round again. */
  next(): void {
    this.choose(THEMES[(THEMES.indexOf(this.chosen()) + 1) % THEMES.length]);
  }

  choose(theme: Theme): void {
    localStorage.setItem(KEPT, theme);
    this.show(theme);
  }

  private show(theme: Theme): void {
    this.chosen.set(theme);
    const root = this.document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }
}
