import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { inspections } from './library-tables.ts';

/** The record of a visit: one column per fact of the dictionary, in its order. Null until asked and where there is no value. */
export const unionRecords = sqliteTable(
  'union_records',
  {
    inspection_id: text()
      .primaryKey()
      .notNull()
      .references(() => inspections.id),
    ...Object.fromEntries(facts.map((fact) => [fact.id, toColumn(fact)])),
    employees_total: integer(),
  },
  // The list of enterprises shows the employees of tens of thousands without reading the wide rows.
  (table) => [index('union_records_employees').on(table.inspection_id, table.employees_total)],
);

function toColumn(fact: FactDefinition) {
  return fact.type === 'integer' || fact.type === 'money' ? integer() : text();
}
