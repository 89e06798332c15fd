import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Structured logs: one JSON object a line, on standard error; JSON escapes control characters, and bidi marks are escaped too. */
export class PinoLogger implements LoggerService {
  readonly #pino: Logger;

  constructor(level: string) {
    this.#pino = pino(
      { level, base: null },
      { write: (line) => void process.stderr.write(escaped(line)) },
    );
  }

  log(message: unknown, context?: string): void {
    // The framework tells of every route and module at start; that is noise to whoever runs the server.
    if (context !== undefined && FRAMEWORK.has(context)) this.#pino.debug(entry(message, context));
    else this.#pino.info(entry(message, context));
  }

  error(message: unknown, ...more: string[]): void {
    this.#pino.error(entry(message, more[more.length - 1]));
  }

  warn(message: unknown, context?: string): void {
    this.#pino.warn(entry(message, context));
  }

  debug(message: unknown, context?: string): void {
    this.#pino.debug(entry(message, context));
  }

  fatal(message: unknown, context?: string): void {
    this.#pino.fatal(entry(message, context));
  }
}

const FRAMEWORK: ReadonlySet<string> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

function entry(message: unknown, context: string | undefined): object {
  const fields = typeof message === 'object' && message !== null ? message : { msg: message };
  return { context, ...fields };
}

function escaped(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
