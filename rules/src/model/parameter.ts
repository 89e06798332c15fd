/** A figure or list of the platform's rules, dated, with overlays per provider. */
export interface Parameter {
  /** Dotted name, such as `perm.connectedCalls.max`. */
  readonly key: string;
  readonly unit: string;
  /** Which business numbers, users or calls it binds. */
  readonly scope?: string;
  /** Clause of the rule sheet. */
  readonly clause?: string;
  readonly values: readonly ParameterValue[];
}

export interface ParameterValue {
  readonly value:
    ParameterScalar | readonly string[] | { readonly min: number; readonly max: number } | null;
  /** First UTC day in force, `YYYY-MM-DD`; absent: always. */
  readonly from?: string;
  /** Overlay: for numbers of this provider only; adds to Meta's list or tightens its figure. */
  readonly provider?: string;
  readonly source: string;
  readonly note?: string;
  readonly confidence?: string;
}

export type ParameterScalar = number | string | boolean;
