import type { PipeTransform } from '@nestjs/common';
import { problemsOf } from '@ringfence/rules';
import type { z } from 'zod';
import { MalformedInput } from './refusal.js';

/** Validates a body, a query or a parameter with its zod schema: `@Body(new SchemaPipe(DRAFT_SCHEMA))`. */
export class SchemaPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(value: unknown): T {
    const result = this.schema.safeParse(value, { reportInput: true });
    if (result.success) return result.data;
    throw new MalformedInput(problemsOf(result.error, ''));
  }
}
