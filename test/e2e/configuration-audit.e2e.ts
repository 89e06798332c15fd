import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download } from 'playwright-core';
import { cutOff, englishLeftOver } from './legible.js';
import { stage } from './stage.js';
import type { Visitor } from './visitor.js';

const SAMPLES = path.resolve('test/samples/cpaas');
const ALL = readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name));
const sample = (name: string): string => path.join(SAMPLES, `${name}.json`);

const TEXTS = {
  en: {
    run: 'Look for open doors',
    again: 'Look again',
    open: '12 of 18 doors to the phone network stand open',
    closed: 'No door stands open among the 4 of 18 that these files can show',
    unclear: 'No open door was found, but not everything was understood',
    stale: 'The files or settings have changed since.',
    bench: 'Open in the test bench',
  },
  ja: {
    run: '経路を調べる',
    again: 'もう一度調べる',
    open: '電話網への18種類の経路のうち、12種類が開いています',
    closed: 'これらのファイルで確認できる4種類（全18種類）の経路は、すべて閉じています',
    unclear: '開いている経路は見つかりませんでしたが、解釈できない部分があります',
    stale: 'その後、ファイルまたは設定が変わりました。',
    bench: 'テストベンチで開く',
  },
} as const;
/** Names in the files and of products, which are no English of ours. */
const NAMES = [
  'WhatsApp desk with a phone as last resort',
  'phone endpoint that inherits the called number',
  'WhatsApp desk, PDP only',
  'desk.sato',
  'Calls API',
  'Call API',
  'Demo Operator',
];
type Language = keyof typeof TEXTS;

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

describe('An operator, auditing a configuration', () => {
  const comes = async (
    language: Language,
    options: { width?: number; dark?: boolean } = {},
  ): Promise<Visitor> => {
    const visitor = await stage.visitor(options);
    await visitor.signIn('operator', language);
    await visitor.open(`configuration-audit?lang=${language}`);
    return visitor;
  };
  const choose = async ({ page }: Visitor, files: readonly string[]): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles([...files]);
  };
  const look = async (
    { page }: Visitor,
    language: Language,
    name: 'run' | 'again' = 'run',
  ): Promise<void> => {
    await page.getByRole('button', { name: TEXTS[language][name] }).click();
    await page.locator('rf-verdict-card').waitFor();
  };

  for (const { language, width, dark } of [
    { language: 'en', width: 1280, dark: false },
    { language: 'ja', width: 1280, dark: true },
    { language: 'ja', width: 390, dark: false },
    { language: 'en', width: 390, dark: true },
  ] as const) {
    const look_ = `${language}-${dark ? 'dark' : 'light'}-${width}`;
    it(`sees which doors stand open, what opens them and how to close them (${look_})`, async () => {
      const visitor = await comes(language, { width, dark });
      const { page } = visitor;
      await visitor.shot(`config-audit-empty-${look_}`);
      expect(await visitor.findings()).toEqual([]);
      await choose(visitor, ALL);
      await look(visitor, language);
      await page.getByText(TEXTS[language].open).waitFor();
      await page.locator('rf-verdict-card').scrollIntoViewIfNeeded();
      await visitor.shot(`config-audit-verdict-${look_}`);
      const row = page
        .locator('rf-door-card', { hasText: 'ivr-dials-out' })
        .locator('button.row')
        .first();
      await row.click();
      await page.locator('rf-finding-detail rf-leg-diagram svg').first().waitFor();
      await page.locator('rf-finding-detail').scrollIntoViewIfNeeded();
      await visitor.shot(`config-audit-finding-${look_}`);
      await page.screenshot({
        path: path.resolve(`test/e2e/screenshots/config-audit-${look_}-full.png`),
        fullPage: true,
      });
      expect(await visitor.findings()).toEqual([]);
      expect(await visitor.overhang()).toBeLessThanOrEqual(0);
      expect(await cutOff(page)).toEqual([]);
      if (language === 'ja') expect(await englishLeftOver(page, NAMES)).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }

  it('opens the call that would leak in the test bench, where it is denied', async () => {
    const visitor = await comes('en');
    const { page } = visitor;
    await choose(visitor, [sample('numbers-voice.forward-to-pstn.forbidden')]);
    await look(visitor, 'en');
    await page.locator('button.row').first().click();
    await page.getByRole('link', { name: TEXTS.en.bench }).click();
    await page.locator('rf-answer-card .big.eff.deny').waitFor();
    await page.goBack();
    // The files and what was found are still there, and the finding is open again.
    await page.locator('rf-finding-detail').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('takes what was found away as SARIF, CSV and JSON', async () => {
    const visitor = await comes('en');
    const { page } = visitor;
    await choose(visitor, [sample('ivr-scenario.dial-number.forbidden')]);
    await look(visitor, 'en');
    const texts: string[] = [];
    for (const format of ['SARIF', 'CSV', 'JSON']) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `Export ${format}` }).click();
      texts.push(await textOf(await download));
    }
    const [sarif, csv, json] = texts;

    expect(sarif).toContain('"startLine": 15');
    expect(csv).toContain('error,ivr-dials-out,An IVR scenario dials out,');
    expect((JSON.parse(json!) as { findings: unknown[] }).findings.length).toBe(1);
    await visitor.leave();
  });

  for (const language of ['en', 'ja'] as const) {
    it(`is told what is closed, not understood, no JSON or changed since (${language})`, async () => {
      const visitor = await comes(language);
      const { page } = visitor;
      const text = TEXTS[language];
      await choose(visitor, [sample('callrouting-route.whatsapp-in.pdp-only')]);
      await look(visitor, language);
      await page.getByText(text.closed).waitFor();
      await visitor.shot(`config-audit-closed-${language}`);
      await page.locator('input[type=file]').setInputFiles([
        { name: 'invoice.json', mimeType: 'application/json', buffer: Buffer.from('{"total":3}') },
        { name: 'half.json', mimeType: 'application/json', buffer: Buffer.from('{"total":') },
      ]);
      await page.getByText(text.stale).waitFor();
      await look(visitor, language, 'again');
      await page.getByText(text.unclear).waitFor();
      await page.getByText(text.stale).waitFor({ state: 'hidden' });
      await visitor.shot(`config-audit-unclear-${language}`);
      expect(await visitor.findings()).toEqual([]);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    });
  }
});
