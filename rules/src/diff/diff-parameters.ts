import type { Parameter, ParameterValue } from '../model/parameter.js';
import type { Change, ParameterChange } from '../model/policy-diff.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { changesByKey } from './changes.js';
import { comparableValue } from './comparable.js';

/**
 * What differs between two lists of dated parameters, value by value; a value is known by its provider and its first day.
 *
 * The order of parameters, of dated values and of the members of a list is none: they are looked up.
 */
export function diffParameters(
  before: readonly Parameter[],
  after: readonly Parameter[],
): ParameterChange[] {
  return changesByKey(byKey(before), byKey(after), comparableParameter).map(({ key, change }) => ({
    key,
    ...change,
    values: valueChanges(change),
  }));
}

function byKey(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((parameter) => [parameter.key, parameter]));
}

function comparableParameter({ values, ...rest }: Parameter): string {
  return canonicalJson({ ...rest, values: values.map(comparableValue).sort() });
}

function valueChanges({ before, after }: Change<Parameter>): Change<ParameterValue>[] {
  return changesByKey(byDay(before), byDay(after), comparableValue).map(({ change }) => change);
}

function byDay(parameter: Parameter | undefined): ReadonlyMap<string, ParameterValue> {
  return new Map(
    parameter?.values.map((value) => [`${value.provider ?? ''} ${value.from ?? ''}`, value]),
  );
}
