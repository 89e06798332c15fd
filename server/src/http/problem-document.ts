import type { Refusal } from './refusal.js';

/** An RFC 9457 problem document. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Id of the request, to be quoted when asking for help. */
  instance?: string;
  decisionId?: string;
  /** What is stored by now, where that is what the input does not fit. */
  current?: object;
  possibility?: object;
  problems?: { at: string; code: string; message: string }[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The input is malformed',
  401: 'Who you are is not known',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict with what is on record',
  413: 'The input is too large',
  415: 'The content type is not understood',
  422: 'The content does not hold',
  429: 'Too many requests',
  500: 'A fault of the server',
  503: 'No answer can be given now: do not connect',
};

/** Makes the document of a problem with this status and code. */
export function problemDocument(
  status: number,
  code: string,
  detail: string,
  requestId?: string,
): ProblemDocument {
  return {
    type: `urn:ringfence:problem:${code}`,
    title: TITLES[status] ?? 'Refused',
    status,
    code,
    detail,
    ...(requestId === undefined ? {} : { instance: requestId }),
  };
}

/** Makes the document of a refusal. */
export function refusalDocument(refusal: Refusal, requestId?: string): ProblemDocument {
  const { problems, decisionId, current, possibility, type } = refusal.details;
  return {
    ...problemDocument(refusal.status, refusal.code, refusal.message, requestId),
    ...(type === undefined ? {} : { type }),
    ...(decisionId === undefined ? {} : { decisionId }),
    ...(current === undefined ? {} : { current }),
    ...(possibility === undefined ? {} : { possibility }),
    ...(problems === undefined
      ? {}
      : { problems: problems.map(({ at, code, message }) => ({ at, code, message })) }),
  };
}
