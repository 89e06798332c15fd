import type { Page } from 'playwright-core';

/** What is read letter by letter in every language: codes, names of rules and people, JSON, and what is marked as another language. */
const VERBATIM =
  'cite, .cmd, .mono, .code, .fact, .json, .cm-editor, code, pre, kbd, rf-person, rf-digest, rf-json-view, rf-policy-json-diff, [lang="en"], script, style, option, .cdk-visually-hidden, .cdk-live-announcer-element, .mat-mdc-tooltip';

/** English words on a page that speaks Japanese: two in a row, or a button or heading without a Japanese sign. */
export function englishLeftOver(page: Page, allowed: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ([verbatim, known]) => {
      const found = new Set<string>();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
        const parent = node.parentElement!;
        if (parent.closest(verbatim) !== null || !parent.checkVisibility()) continue;
        let text = node.textContent ?? '';
        for (const each of known) text = text.replaceAll(each, '');
        if (/[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}/.test(text)) found.add(text.trim());
        else if (parent.matches('button, h1, h2, h3, th, label, a.btn')) {
          if (/[a-z]{3,}/.test(text) && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text))
            found.add(text.trim());
        }
      }
      return [...found];
    },
    [VERBATIM, allowed] as const,
  );
}

/** Text that its box cuts off and that no title tells in full. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility() || (element.textContent ?? '').trim() === '') continue;
      if (element.closest('.vh, .cm-editor, .skip, [title], svg, .cdk-visually-hidden') !== null)
        continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const wide = overflowX === 'hidden' || overflowX === 'clip';
      const high = overflowY === 'hidden' || overflowY === 'clip';
      if (
        (wide && element.scrollWidth > element.clientWidth + 1) ||
        (high && element.scrollHeight > element.clientHeight + 2)
      ) {
        found.add(
          `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 80)}`,
        );
      }
    }
    return [...found];
  });
}
