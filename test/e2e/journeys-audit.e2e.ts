import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CODE, Story, type Language } from './story.js';
import type { Visitor } from './visitor.js';

for (const language of ['en', 'ja'] as const satisfies Language[]) {
  describe(`An auditor asks why (${language})`, () => {
    let story: Story;
    let folder: string;
    beforeAll(async () => {
      story = await Story.begin(language);
      await story.putLimitLive();
      folder = mkdtempSync(path.join(tmpdir(), 'ringfence-evidence-'));
    });
    afterAll(async () => {
      await story.end();
      rmSync(folder, { recursive: true, force: true });
    });

    it('from a refused call to who approved its rule, and takes evidence along that checks offline', async () => {
      const look = (who: Visitor, name: string): Promise<void> => story.look(who, `audit-${name}`);
      const { decisionId, effect } = await story.ask();
      expect(effect).toBe('deny');
      const auditor = await story.comes('auditor');
      const { page } = auditor;

      await story.open(auditor, 'decisions');
      await page.locator('rf-filter-bar select').nth(1).selectOption('deny');
      await page.locator('rf-filter-bar select').nth(3).selectOption(CODE);
      await page.waitForURL((at) => at.searchParams.get('reason') === CODE);
      await page.waitForFunction(
        () => document.querySelectorAll('[data-decision-id]').length === 1,
      );
      await page.locator(`[data-decision-id="${decisionId}"]`).click();
      const detail = page.locator('rf-decision-detail');
      await detail.getByRole('link', { name: CODE }).waitFor();
      await look(auditor, '01-decision');

      await detail.getByRole('link', { name: CODE }).click();
      await page.waitForURL(/\/policy/);
      await auditor.settled();
      const approved = page.locator('rf-promotions-card li', { hasText: 'Demo Approver' }).first();
      await approved.waitFor();
      await look(auditor, '02-version');
      await approved.getByRole('link').last().click();
      await page.waitForURL(/\/audit\/\d+/);
      await page.getByText(story.word('entry.sound'), { exact: true }).waitFor();
      await look(auditor, '03-promotion');

      await story.open(auditor, 'audit');
      await page.getByText(story.word('ledger.verdict.checked'), { exact: true }).waitFor();
      await look(auditor, '04-ledger');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: story.word('export.all') }).click(),
      ]);
      const archive = path.join(folder, 'evidence.zip');
      await download.saveAs(archive);
      execFileSync('unzip', ['-q', archive, '-d', path.join(folder, 'evidence')]);
      expect(verified(path.join(folder, 'evidence')).status).toBe(0);

      // One letter of one entry: the verifier names it.
      const entries = path.join(folder, 'evidence', 'entries.jsonl');
      const lines = readFileSync(entries, 'utf8').split('\n');
      const at = lines.findIndex((line) => line.includes(decisionId));
      lines[at] = lines[at]!.replace('"deny"', '"Deny"');
      writeFileSync(entries, lines.join('\n'));
      const tampered = verified(path.join(folder, 'evidence'));
      expect(tampered.status).toBe(1);
      expect(tampered.stdout).toContain(String(at));
      expect(auditor.faults).toEqual([]);
      await auditor.leave();
    });
  });
}

/** What the verifier says of an export, as a process of its own. */
function verified(folder: string): { status: number | null; stdout: string } {
  const key = path.join(folder, 'public-key.pem');
  return spawnSync(
    process.execPath,
    ['verifier/bin/ringfence-verify.js', folder, '--key', key, '--json'],
    { encoding: 'utf8' },
  );
}
