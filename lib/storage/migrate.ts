import { type Kysely, type Migration, Migrator } from 'kysely';
import { schema1 } from './schema-1';
import { schema2History } from './schema-2-history';
import { schema2People } from './schema-2-people';
import { schema3 } from './schema-3';

/** Every schema so far, oldest first by name; in code, because a standalone build has no folder to read. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': { up: schema1 },
  '0002-history': { up: schema2History },
  '0002-people': { up: schema2People },
  '0003-incidents': { up: schema3 },
};

/** Brings the database to the newest schema; each call does all of it or nothing. The caller holds the migration lock. */
export async function migrate<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>> = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
