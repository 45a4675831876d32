import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { libraryApplicationId } from '#domain/file-format.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { connectBare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { migrate, newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import * as tables from '#db/schema/library-tables.ts';
import * as mergeTables from '#db/schema/merge-tables.ts';
import * as trustTables from '#db/schema/trust-tables.ts';
import { unionRecords } from '#db/schema/union-records.ts';

type ColumnInfo = {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
  readonly hidden: number;
};

const described: readonly SQLiteTable[] = [
  ...Object.values(tables),
  ...Object.values(trustTables),
  ...Object.values(mergeTables),
  unionRecords,
];

function makeSchema(): Db {
  const db = connectBare(':memory:', { access: 'write', mustExist: false });
  migrate(db, migrations, () => 0);
  return db;
}

function readColumns(db: Db, table: string): readonly ColumnInfo[] {
  return db.pragma(`table_xinfo(${table})`) as ColumnInfo[];
}

describe('the schema', () => {
  it('is described table by table and column by column as the migrations make it', () => {
    const db = makeSchema();
    const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
    expect(described.map((table) => getTableConfig(table).name).sort()).toEqual(names);
    for (const table of described) {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const composite = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
      const expected = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: column.notNull ? 1 : 0,
        isKey: column.primary || composite.includes(column.name),
      }));
      const found = readColumns(db, name).map((column) => ({
        name: column.name,
        type: column.type,
        notnull: column.notnull,
        isKey: column.pk > 0,
      }));
      expect(found).toEqual(expected);
    }
  });

  it('has the described indexes, and one on every column that refers to another table', () => {
    const db = makeSchema();
    const made = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
      .pluck()
      .all();
    expect(
      described.flatMap((table) => getTableConfig(table).indexes.map((index) => index.config.name)).sort(),
    ).toEqual(made);
    for (const table of described) {
      const { name } = getTableConfig(table);
      for (const { from } of db.pragma(`foreign_key_list(${name})`) as { readonly from: string }[]) {
        const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${name} WHERE ${from} = ?`).get('x') as {
          readonly detail: string;
        };
        expect(plan.detail).toMatch(/^SEARCH .*(INDEX|PRIMARY KEY)/);
      }
    }
  });

  it('keeps one column per fact of the dictionary, in its order and with its type', () => {
    const columns = readColumns(makeSchema(), 'union_records').slice(1);
    const isNumber = (type: string): boolean => type === 'integer' || type === 'money';
    expect(columns.map(({ name, type }) => [name, type])).toEqual(
      facts.map((fact) => [fact.id, isNumber(fact.type) ? 'INTEGER' : 'TEXT']),
    );
  });

  it('refuses in each column what its fact cannot be', () => {
    const db = makeSchema();
    const wrong = { integer: -1, money: -1, date: '2026-5-1', yes_no: 'maybe', enum: 'nonsense', set: 'nonsense' };
    for (const fact of facts.filter(({ type }) => type !== 'text')) {
      const value = fact.type === 'text' ? null : wrong[fact.type];
      const insert = db.prepare(`INSERT INTO union_records (inspection_id, ${fact.id}) VALUES ('x', ?)`);
      expect(() => insert.run(value), fact.id).toThrow(/CHECK constraint failed/);
    }
  });

  it('accepts every option of every choice', () => {
    const db = makeSchema();
    db.pragma('foreign_keys = OFF');
    for (const fact of facts.filter(({ type }) => type === 'enum')) {
      for (const option of fact.options ?? []) {
        db.prepare(`INSERT INTO union_records (inspection_id, ${fact.id}) VALUES (?, ?)`).run(
          `${fact.id}-${option.id}`,
          option.id,
        );
      }
    }
    expect(db.prepare('SELECT count(*) FROM union_records').pluck().get()).toBeGreaterThan(50);
  });

  it('holds strict tables and indexes only, and bears the number of the program', () => {
    const db = makeSchema();
    const types = db.prepare('SELECT DISTINCT type FROM sqlite_schema ORDER BY type').pluck().all();
    expect(types).toEqual(['index', 'table']);
    const list = db.pragma('table_list') as {
      readonly schema: string;
      readonly name: string;
      readonly strict: number;
    }[];
    expect(list.filter(({ name, strict }) => strict === 0 && !name.startsWith('sqlite_'))).toEqual([]);
    expect(db.pragma('application_id', { simple: true })).toBe(libraryApplicationId);
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion(migrations));
  });
});
