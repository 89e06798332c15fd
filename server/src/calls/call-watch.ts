/** Is told of every call that an event changed, after the event is on record. */
export abstract class CallWatch {
  /** @param callId the platform's id of the call */
  abstract changed(callId: string): void;
}
