// The suites of `npm test`; `node tools/suites.mjs NAME OUT` runs one, writes its counts to OUT and ends as it ended.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at, run, specs } from './lib.mjs';

/** What takes longest comes first, so that nothing long is left to run alone at the end; CHROMIUM_BIN names the browser. */
export const suites = {
  e2e: (out) => specs(out, 'test/e2e/**/*.e2e.ts'),
  server: (out) => specs(out, 'server/src/**/*.spec.ts'),
  fault: (out) => specs(out, 'test/fault/**/*.spec.ts'),
  async console(out) {
    mkdirSync(at('console/.generated'), { recursive: true });
    const files = globSync('console/src/**/*.spec.ts', { cwd: at() }).sort();
    writeFileSync(
      at('console/.generated/test-main.ts'),
      `import '@angular/compiler';
import { getTestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';
import fc from 'fast-check';
fc.configureGlobal({ seed: Number(new URLSearchParams(location.search).get('seed')) });
getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting(), { errorOnUnknownElements: true, errorOnUnknownProperties: true });
${files.map((s) => `import '../${s.replaceAll('\\', '/').slice('console/'.length, -'.ts'.length)}';`).join('\n')}
`,
    );
    if (await run('ng', ['build', '--configuration=spec', '--progress=false'])) return 1;
    return run('node', ['tools/jasmine-browser.mjs', out, process.env.CHROMIUM_BIN]);
  },
  sip: (out) => specs(out, 'test/sip/**/*.spec.ts'),
  scenarios: (out) => specs(out, 'test/scenarios/**/*.spec.ts'),
  conformance: (out) => specs(out, 'test/conformance/**/*.spec.ts'),
  rules: (out) => specs(out, 'rules/src/**/*.spec.ts'),
  differential: (out) => specs(out, 'test/differential/**/*.spec.ts'),
  lint: (out) => specs(out, 'test/lint/**/*.spec.ts'),
  verifier: (out) => specs(out, 'verifier/src/**/*.spec.ts'),
  command: (out) => specs(out, 'command/src/**/*.spec.ts'),
};

/** Suites that need a browser. */
export const inBrowser = ['e2e', 'console'];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, out] = process.argv.slice(2);
  process.exit(await suites[name](out));
}
