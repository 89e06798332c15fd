import { Injectable } from '@nestjs/common';
import type { BusinessNumber, Restriction } from '@ringfence/rules';
import { ReadSource } from '../database/read-source.js';

/** Restrictions of a number as one text, to find out whether any of them changed. @param number SQL that gives it */
export const RESTRICTIONS_OF = (number: string): string =>
  `(select json_group_array(json_array(type, until_at, set_at, lifted_at))
    from (select * from number_restriction where number = ${number} order by type))`;

/** The same; its parameter is the number. */
export const RESTRICTIONS_TEXT = RESTRICTIONS_OF('?');

/** A business number as it is stored. */
export interface StoredNumber {
  /** Text of its row; undefined: it is not registered. */
  readonly body: string | undefined;
  /** Every restriction told of, as `RESTRICTIONS_TEXT` gives it. */
  readonly told: string;
  /** Those that stand. */
  readonly standing: readonly Restriction[];
  /** Row and restrictions together; undefined: it is not registered. */
  readonly number: BusinessNumber | undefined;
}

type Told = [type: string, until: number | null, set: number | null, lifted: number | null];

/** Reads business numbers with what events and the directory's editors told of their restrictions. */
@Injectable()
export class NumberRows {
  constructor(private readonly reading: ReadSource) {}

  async read(number: string): Promise<StoredNumber> {
    const [row]: { body: string | null; told: string }[] = await this.reading.source.query(
      `select (select body from business_number where number = ?) as body, ${RESTRICTIONS_TEXT} as told`,
      [number, number],
    );
    const { body, told } = row!;
    const standing = (JSON.parse(told) as Told[])
      .filter(([, , set, lifted]) => set !== null && (lifted === null || lifted < set))
      .map(([type, until]) =>
        until === null ? { type } : { type, until: new Date(until).toISOString() },
      );
    if (body === null) return { body: undefined, told, standing, number: undefined };
    const registered = JSON.parse(body) as BusinessNumber;
    return {
      body,
      told,
      standing,
      number: standing.length === 0 ? registered : { ...registered, restrictions: standing },
    };
  }
}
