import type { ActSamples } from '../identity/act-samples.fixture.js';
import { Watchdog } from './watchdog.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/alarms/:id/settle': async (stage) => {
    await stage.must('machine', 'POST', '/v1/events', {
      eventId: stage.freshId(),
      type: 'call-started',
      occurredAt: new Date(stage.now()).toISOString(),
      businessNumber: '+81311110001',
      user: { waId: '819011119999' },
      callId: stage.freshId(),
      initiator: 'business',
    });
    await stage.server.server.app.get(Watchdog).execute();
    const { items } = await stage.must('admin', 'GET', '/v1/alarms');
    const [{ id }] = items as [{ id: string }];
    return {
      who: 'admin',
      path: `/v1/alarms/${id}/settle`,
      body: { reason: 'as the sample wants it' },
    };
  },
};
