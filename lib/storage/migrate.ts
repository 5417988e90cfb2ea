import { type Kysely, type Migration, Migrator } from 'kysely';
import { schema1 } from './schema-1';
import { schema2 } from './schema-2';
import { schema3 } from './schema-3';
import { schema4 } from './schema-4';
import { schema5 } from './schema-5';
import { schema6 } from './schema-6';
import { schema7 } from './schema-7';

/** Every schema so far, oldest first by name; in code, because a standalone build has no folder to read. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': { up: schema1 },
  '0002-people': { up: schema2 },
  '0003-incidents': { up: schema3 },
  '0004-history': { up: schema4 },
  '0005-recovery': { up: schema5 },
  '0006-notices': { up: schema6 },
  '0007-displays': { up: schema7 },
};

/** Brings the database to the newest schema; each call does all of it or nothing. The caller holds the migration lock. */
export async function migrate<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>> = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
