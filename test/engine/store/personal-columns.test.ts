import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { personalColumns } from '../../../src/main/engine/store/personal-columns.ts';
import { openPersonalStore } from '../../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type Column = { readonly name: string; readonly type: string };

test('every text of personal.db is sealed, or says why it need not be: a new column cannot be forgotten', () => {
  const folder = temporaryFolder();
  openPersonalStore(folder).close();
  const database = new BetterSqlite(path.join(folder, 'personal.db'));
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  const problems: string[] = [];
  for (const table of tables) {
    const said = personalColumns[table];
    if (!said) {
      problems.push(`${table} is not in personal-columns.ts`);
      continue;
    }
    const columns = database.prepare(`SELECT name, type FROM pragma_table_info(?)`).all(table) as Column[];
    const names = columns.map(({ name }) => name);
    for (const { name, type } of columns) {
      const isSealed = said.sealed?.includes(name) ?? false;
      const why = said.plain?.[name];
      if (type === 'INTEGER' || type === 'REAL') continue;
      if (isSealed === (why !== undefined))
        problems.push(`${table}.${name} must be either sealed or plain with a reason`);
      if (isSealed && type !== 'TEXT') problems.push(`${table}.${name} is sealed, so it must be TEXT`);
    }
    for (const name of [...said.id, ...(said.sealed ?? []), ...Object.keys(said.plain ?? {})]) {
      if (!names.includes(name)) problems.push(`${table}.${name} is said and not there`);
    }
    // A sealed text is another each time, so an index over it finds nothing.
    const indexed = database
      .prepare(`SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info`)
      .pluck()
      .all(table) as string[];
    for (const name of said.sealed ?? [])
      if (indexed.includes(name)) problems.push(`${table}.${name} is sealed and indexed`);
  }
  database.close();
  expect(problems).toEqual([]);
  expect(Object.keys(personalColumns).filter((table) => !tables.includes(table))).toEqual([]);
});
