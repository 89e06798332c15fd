import { mkdirSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { businessCalls, userCalls } from '../harness/attempts.js';
import { ServerProcess } from '../harness/server-process.js';
import { SHOTS, Visitor } from './visitor.js';

/** One browser and one server with a dozen decisions on record, for every walk through the console. */
export const stage = {
  server: undefined as unknown as ServerProcess,
  browser: undefined as unknown as Browser,

  visitor(options: { width?: number; dark?: boolean } = {}): Promise<Visitor> {
    return Visitor.come(this.browser, this.server.url, options);
  },
};

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  stage.server = await ServerProcess.start();
  stage.browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_BIN']!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
  });
  for (let i = 0; i < 4; i++) {
    await stage.server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }));
    await stage.server.post('/v1/decisions', transferToOpenTrunk());
    await stage.server.post(
      '/v1/decisions',
      businessCalls({ kind: 'conversations', id: 'support-queue' }, '819011110003'),
    );
  }
});

afterAll(async () => {
  await stage.browser.close();
  await stage.server.remove();
});

/** A user's call that is to be passed on to a trunk which may dial out. */
export function transferToOpenTrunk(): ReturnType<typeof userCalls> {
  return userCalls({ kind: 'sip-trunk', id: 'carrier-out' }, { action: 'transfer' });
}
