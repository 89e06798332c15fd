/** Is told of every call that an event changed, after the event is on record. */
export abstract class CallWatch {
  /**
   * @param callId the platform's id of the call
   * @param platform that told of it; undefined: somebody in its place
   */
  abstract changed(callId: string, platform?: string): void;
}
