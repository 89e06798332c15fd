import { afterNextRender, DOCUMENT, inject } from '@angular/core';

/** Brings the rules of Noto Sans JP after the first picture: they are large, and the glyphs they name load only where used. */
export function bringJapaneseFont(): void {
  const document = inject(DOCUMENT);
  afterNextRender(() => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'noto-sans-jp.css';
    document.head.append(link);
  });
}
