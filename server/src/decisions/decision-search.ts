import { References } from '../subjects/references.js';
import type { DecisionFilter } from './decision.dto.js';

/**
 * What a search asks of the rows. Whoever is searched for by a number is found by its references, one for each key.
 *
 * @param businessNumbers the registered ones, which stand in the clear
 */
export function searchConditions(
  filter: DecisionFilter,
  references: References,
  businessNumbers: readonly string[],
): { where: string[]; values: unknown[] } {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, ...more: unknown[]): void => {
    where.push(condition);
    values.push(...more);
  };
  const addPeople = (wanted: readonly string[], numbers: readonly string[]): void => {
    const people = marks(wanted);
    add(
      `(user_ref in (${people}) or bsuid_ref in (${people}) or business_number in (${marks([...wanted, ...numbers])}))`,
      ...wanted,
      ...wanted,
      ...wanted,
      ...numbers,
    );
  };
  if (filter.from !== undefined) add('decided_at >= ?', Date.parse(filter.from));
  if (filter.to !== undefined) add('decided_at < ?', Date.parse(filter.to));
  if (filter.effect !== undefined) add('effect = ?', filter.effect);
  if (filter.scenario === 'none') add('scenario is null');
  else if (filter.scenario !== undefined) add('scenario = ?', filter.scenario);
  if (typeof filter.version === 'number') add('version = ?', filter.version);
  else if (filter.version !== undefined) {
    add('version in (select version from policy_version where digest = ?)', filter.version);
  }
  if (filter.reason !== undefined) {
    add('idx in (select idx from decision_reason where code = ?)', filter.reason);
  }
  if (filter.number !== undefined) {
    const digits = filter.number.replace(/^[+ ]/, '');
    addPeople(references.all('number', digits), [`+${digits}`]);
  }
  if (filter.subject !== undefined) {
    const wanted = filter.subject;
    const isMeant = (number: string): boolean =>
      references.all('number', number.slice(1)).some((reference) => wanted.includes(reference));
    addPeople(wanted, businessNumbers.filter(isMeant));
  }
  return { where, values };
}

function marks(items: readonly unknown[]): string {
  return items.map(() => '?').join();
}
