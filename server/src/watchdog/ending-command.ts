/** How a call is ended on its platform. */
export interface EndingCommand {
  readonly method: 'POST';
  /** Below the platform's API address. */
  readonly path: string;
  readonly body: object;
}

/** Providers whose calls are commanded through Infobip's Calls API. */
const INFOBIP = ['infobip', 'ntt-cpaas'];

/**
 * The command that would end a call: Infobip's hang-up, or Meta's terminate, whose path needs the id of the phone number.
 *
 * @param provider of the business number, as the directory has it
 */
export function endingCommand(provider: string | undefined, callId: string): EndingCommand {
  if (provider !== undefined && INFOBIP.includes(provider)) {
    return {
      method: 'POST',
      path: `/calls/1/calls/${encodeURIComponent(callId)}/hangup`,
      body: { errorCode: 'FORBIDDEN' },
    };
  }
  return {
    method: 'POST',
    path: '/{phone-number-id}/calls',
    body: { messaging_product: 'whatsapp', call_id: callId, action: 'terminate' },
  };
}
