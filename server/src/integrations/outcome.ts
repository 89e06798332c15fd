/**
 * What became of a request: `told` was put on disk; `refused` was turned away without a decision (4xx); `failed` could not be
 * answered (5xx), so that nothing was connected.
 */
export const OUTCOMES = ['permit', 'deny', 'told', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
