import { infobip } from './infobip-hook.js';
import {
  ANY,
  infobipSample,
  QUEUE,
  SENDER,
  USER,
  type Json,
  type PlatformAnswer,
  type PlatformCall,
  type PlatformDenial,
} from './platform-call.js';
import { MENUS } from './sample-business.js';

interface Action {
  readonly options?: { readonly body?: Json };
}

/** What the sample scenario sends, its variables filled in as the platform does. */
function sentByScenario(scenario: string): Json {
  const script = infobipSample('ivr-scenario.pdp-before-conversations')['script'] as Action[];
  const body = script.find(({ options }) => options?.body !== undefined)!.options!.body!;
  return { ...body, scenario, from: USER, to: SENDER };
}
const asksIn = {
  ivr: (scenario: string) => infobip('ivr', sentByScenario(scenario)),
  moments: (flow: string) => {
    const { scenario: _, ...rest } = sentByScenario(flow);
    return infobip('moments', { ...rest, flow });
  },
};
const flat = (decision: string, reasonCode: unknown, queueTag: string): PlatformAnswer => ({
  status: 200,
  body: { decision, decisionId: ANY, reasonCode, queueTag },
});

function menuCalls(
  platform: 'ivr' | 'moments',
  hook: string,
  through: PlatformCall['scenario'],
  alone: PlatformCall['scenario'],
): readonly PlatformCall[] {
  const ask = asksIn[platform];
  const toPhone: PlatformDenial = {
    what: 'the menu goes on to a phone',
    request: () => ask(MENUS.toPhone),
    answer: flat('deny', 'pstn-leg', ''),
    codes: ['pstn-leg', 'scenario-unknown'],
    isNoFlow: true,
  };
  return [
    {
      scenario: through,
      hook,
      request: () => ask(MENUS.toQueue),
      answer: flat('allow', ANY, QUEUE),
      denials: [toPhone],
    },
    {
      scenario: alone,
      hook,
      request: () => ask(MENUS.alone),
      answer: flat('allow', ANY, ''),
      denials: [
        {
          what: 'nobody registered the menu',
          request: () => ask('menu-unheard-of'),
          answer: flat('deny', 'endpoint-not-registered', ''),
          codes: ['endpoint-not-registered'],
        },
        toPhone,
      ],
    },
  ];
}

/** Through the action `Call API` of an IVR scenario, and the HTTP element of a Moments flow. */
export const MENU_CALLS: readonly PlatformCall[] = [
  ...menuCalls(
    'ivr',
    'IVR scenario, Call API',
    'user-to-conversations-via-ivr-api',
    'user-to-ivr-api',
  ),
  ...menuCalls(
    'moments',
    'Moments flow, HTTP element',
    'user-to-conversations-via-moments-ivr',
    'user-to-moments-ivr',
  ),
];
