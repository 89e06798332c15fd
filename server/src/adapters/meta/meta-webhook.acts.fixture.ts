import type { ActSamples } from '../../identity/act-samples.fixture.js';
import { signatureOf } from './meta-platform.fixture.js';

export const ACT_SAMPLES: ActSamples = {
  'POST /v1/adapters/meta/webhook': (stage) => {
    const body = {
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'calls',
              value: {
                metadata: { display_phone_number: '81311110001' },
                calls: [
                  {
                    id: stage.freshId(),
                    event: 'connect',
                    direction: 'USER_INITIATED',
                    from: '819011110001',
                    timestamp: '1793620800',
                  },
                ],
              },
            },
          ],
        },
      ],
    };
    return {
      who: 'platform',
      actorId: 'meta',
      path: '/v1/adapters/meta/webhook',
      body,
      headers: { 'x-hub-signature-256': signatureOf(JSON.stringify(body)) },
    };
  },
};
