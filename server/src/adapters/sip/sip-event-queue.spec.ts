import { ServerUnderTest } from '../../server-under-test.fixture.js';
import { SipEventQueue } from './sip-event-queue.js';

describe('what a proxy told', () => {
  it('is written before the server is gone, however much of it waits', async () => {
    let server = await ServerUnderTest.start();
    const queue = server.server.app.get(SipEventQueue);
    for (let n = 0; n < 450; n++) {
      queue.add({ event: 'ended', callId: `call-${n}@proxy`, at: 1_795_000_000 });
    }
    server = await server.restart();
    const kept = server.other.prepare<[], number>('select count(*) from unmatched_event').pluck();

    expect(kept.get()).toBe(450);
    await server.stop();
  });
});
