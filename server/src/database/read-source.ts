import type { DataSource } from 'typeorm';

/** TypeORM's reading side, on a connection of its own. */
export class ReadSource {
  constructor(readonly source: DataSource) {}
}
