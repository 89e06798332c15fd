import type { Parameter, ParameterValue } from '@ringfence/rules';
import { listIn, nameIn } from '../text/readable.js';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A dated figure as far as it can be shown; null: what was typed is none. */
export function readableParameter(value: unknown): Parameter | null {
  if (!isRecord(value) || nameIn(value, 'key') === null) return null;
  const { values } = value;
  if (!Array.isArray(values) || !values.every(isReadableValue)) return null;
  return value as unknown as Parameter;
}

/** The figures that can be read, for sentences and sums; the others have problems, and are told there. */
export function readableParameters(parameters: unknown): readonly Parameter[] {
  return listIn(parameters).flatMap((each) => readableParameter(each) ?? []);
}

function isReadableValue(value: unknown): value is ParameterValue {
  if (!isRecord(value)) return false;
  const { value: figure, from, provider } = value;
  const dated = from === undefined || typeof from === 'string';
  const overlaid = provider === undefined || typeof provider === 'string';
  return dated && overlaid && isFigure(figure);
}

function isFigure(figure: unknown): boolean {
  if (figure === null || ['number', 'string', 'boolean'].includes(typeof figure)) return true;
  if (Array.isArray(figure)) return figure.every((each) => typeof each === 'string');
  return isRecord(figure) && typeof figure['min'] === 'number' && typeof figure['max'] === 'number';
}
