import type { Problem } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import type { GateName, GateResult } from '../reviews/gates.js';

/** Gates whose name says less than what stands behind them, the one that matters most first. */
const TELLING: readonly {
  readonly gate: GateName;
  readonly code: string;
  readonly message: string;
}[] = [
  {
    gate: 'ledger',
    code: 'ledger-tampered',
    message: 'the ledger is not what was recorded: nothing is promoted until it is restored',
  },
  {
    gate: 'bundle-sequence',
    code: 'bundle-bad',
    message: 'what is on record is not what was promoted: nothing is promoted until it is restored',
  },
  {
    gate: 'base',
    code: 'stale-base',
    message: 'another policy is live than the one it was made from: bring the draft up to date',
  },
];

/** Lets a policy pass whose gates are all open. @throws Refusal 409 that names every gate that is shut, and why */
export function passGates(gates: readonly GateResult[]): void {
  const shut = gates.filter(({ ok }) => !ok);
  if (shut.length === 0) return;
  const problems = shut.flatMap(({ gate, problems: found }) =>
    found.map(({ code, message }): Problem => ({
      at: `/gates/${gate}`,
      code,
      severity: 'error',
      message,
    })),
  );
  const { code, message } = TELLING.find(({ gate }) => shut.some((each) => each.gate === gate)) ?? {
    code: 'gate-failed',
    message: `${shut.length === 1 ? 'a gate is' : `${shut.length} gates are`} shut: ${shut.map(({ gate }) => gate).join(', ')}`,
  };
  throw new Refusal(409, code, message, { problems });
}
