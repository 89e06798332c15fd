/** What a decision rests on, as JSON texts; it is kept sealed. */
export interface DecisionPayload {
  readonly decision: string;
  readonly attempt: string;
  readonly evidence: string;
  readonly facts: string;
  readonly outcomes: string;
}

/** One text, a line a part: whoever needs one part parses that part alone. JSON holds no line break outside its strings' escapes. */
export function joinPayload(payload: DecisionPayload): string {
  const { decision, attempt, evidence, facts, outcomes } = payload;
  return `${decision}\n${attempt}\n${evidence}\n${facts}\n${outcomes}`;
}

export function partPayload(text: string): DecisionPayload {
  const [decision = '', attempt = '', evidence = '', facts = '', outcomes = ''] = text.split('\n');
  return { decision, attempt, evidence, facts, outcomes };
}

/** What a decision is sealed as: its payload opens for no other. */
export function payloadLabel(decisionId: string): string {
  return `decision ${decisionId}`;
}
