import type { Row } from './row.js';

const OPERATION = 'post /v1/configuration-audits';

/** What the audit of a platform's configuration answers. */
export const CONFIGURATION_ROWS: readonly Row[] = [
  {
    name: 'an open door, a way around and something nobody understands',
    operation: OPERATION,
    who: 'machine',
    status: 200,
    body: {
      platform: 'infobip',
      files: [
        {
          name: 'numbers-voice.json',
          content: [
            { action: { type: 'FORWARD_TO_PSTN', pstnNumber: '441632960999' } },
            { action: { type: 'VOICE_FORWARD_TO_CONVERSATIONS' } },
          ],
        },
        { name: 'invoice.json', content: { total: 3 } },
      ],
      endpoints: { 'sip-trunk:pbx': { pstnReachability: 'none' } },
      guarded: { urls: ['https://pdp.example.com/'], callsConfigurationIds: ['desk'] },
    },
  },
  {
    name: 'nothing to audit',
    operation: OPERATION,
    who: 'auditor',
    status: 200,
    body: { platform: 'infobip', files: [] },
  },
  {
    name: 'a platform nobody knows',
    operation: OPERATION,
    who: 'auditor',
    status: 400,
    body: { platform: 'other', files: [] },
  },
  {
    name: 'nobody',
    operation: OPERATION,
    who: 'nobody',
    status: 401,
    body: { platform: 'infobip', files: [] },
  },
];
