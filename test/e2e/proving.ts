import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** Begins a draft over the API, as whoever is signed in, and answers with its id. */
export async function draftOf(page: Page, title: string): Promise<string> {
  return page.evaluate(async (named) => {
    const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string };
    const answer = await fetch('/v1/drafts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
      body: JSON.stringify({ title: named, base: 'live' }),
    });
    return ((await answer.json()) as { id: string }).id;
  }, title);
}

/** Waits until the proofs are those of the text as it stands. */
export async function isProved({ page }: Visitor): Promise<void> {
  await page.locator('rf-proofs-part .eff').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('rf-proofs-part .old, rf-proofs-part .skel') === null,
  );
}

/** With the whole ban open as text: one leg to an emergency number is let through from now on. */
export async function widenTheBan({ page }: Visitor): Promise<void> {
  const line = page.locator('.cm-line', { hasText: 'pstn.emergencyLegCount' });
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  // Lines out of sight are not drawn.
  for (let i = 0; (await line.count()) === 0 && i < 40; i++) await page.keyboard.press('PageUp');
  await line.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('1');
}
