import { readFileSync } from 'node:fs';
import type { ScenarioId } from '@ringfence/rules';

export type Json = Record<string, unknown>;

/** A request as the platform, or the application on it, sends it. */
export interface PlatformRequest {
  readonly address: string;
  readonly body: Json;
}

/** What the platform gets: its own shape, asymmetric matchers where a value is made anew each time. */
export interface PlatformAnswer {
  readonly status: number;
  readonly body: jasmine.Expected<Json>;
}

/** The same call, changed so that it may not be connected. */
export interface PlatformDenial {
  readonly what: string;
  readonly request: () => PlatformRequest;
  readonly answer: PlatformAnswer;
  /** Codes of the decision on record. */
  readonly codes: readonly string[];
  /** Whether what is asked for is none of the twelve any more. */
  readonly isNoFlow?: true;
}

/** One of the twelve flows through a hook of the platform that carries it. */
export interface PlatformCall {
  readonly scenario: ScenarioId;
  readonly hook: string;
  /** Meta's webhooks that come before the question. */
  readonly told?: () => readonly Json[];
  readonly request: () => PlatformRequest;
  readonly answer: PlatformAnswer;
  readonly denials: readonly [PlatformDenial, ...PlatformDenial[]];
}

/** The parties of the samples. */
export const SENDER = '441632960001';
export const USER = '447700900123';
/** Gave a permission too, and is never rung: the five calls that are permitted to the other are as many as a user may get. */
export const UNTROUBLED_USER = '447700900124';
/** A user who never gave a permission. */
export const STRANGER = '447700900199';
export const PHONE = '441632960999';
export const TRUNK = 'trunk-sbc-tokyo-01';
/** A trunk nobody vouches for. */
export const OPEN_TRUNK = 'trunk-mobile-forward';
export const DESK = 'desk.sato';
export const APP = 'calls-cfg-whatsapp-desk';
export const QUEUE = 'whatsapp-voice';

export const ANY: unknown = jasmine.stringMatching(/./);

/** A payload of Infobip's, from the samples. */
export function infobipSample(name: string): Json {
  return read(`test/samples/cpaas/${name}.json`);
}

/** A payload of Meta's, from the samples. */
export function metaSample(name: string): Json {
  return read(`server/src/adapters/meta/samples/${name}.json`);
}

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}
