import { AppError } from '#domain/error.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import type { EnterpriseRow } from '../rows.ts';
import { findSurvivorId, toUnmergedSql } from './enterprise-aliases.ts';

type Stored = Omit<EnterpriseRow, 'isDeleted'> & { readonly isDeleted: number };

export const enterpriseColumns = `e.id, e.name, e.credit_code AS creditCode, e.region_code AS regionCode,
  e.industry_code AS industryCode, e.address, e.contact_name AS contactName, e.contact_phone AS contactPhone,
  e.merged_into AS mergedInto, e.deleted AS isDeleted`;

/** By id, deleted ones too. */
export function findEnterprise(db: Db, id: string): EnterpriseRow | undefined {
  const row = prepare(db, `SELECT ${enterpriseColumns} FROM enterprises e WHERE e.id = ?`).get(id) as
    | Stored
    | undefined;
  return row && toEnterprise(row);
}

/** @throws AppError NOT_FOUND. */
export function getEnterprise(db: Db, id: string): EnterpriseRow {
  const enterprise = findEnterprise(db, id);
  if (enterprise === undefined) throw new AppError('NOT_FOUND', `No enterprise ${id}`, { enterpriseId: id });
  return enterprise;
}

/** Not deleted; of several one that was not merged, and the one entered first. */
export function findEnterpriseByCreditCode(db: Db, creditCode: string): EnterpriseRow | undefined {
  const sql = `SELECT ${enterpriseColumns} FROM enterprises e WHERE e.credit_code = ? AND e.deleted = 0
    ORDER BY ${toUnmergedSql('e.id')} DESC, e.id LIMIT 1`;
  const row = prepare(db, sql).get(creditCode) as Stored | undefined;
  return row && toEnterprise(row);
}

/** Exact name and region (null: none recorded), not deleted, the one entered first leading. */
export function findEnterprisesByNameAndRegion(
  db: Db,
  key: { readonly name: string; readonly regionCode: string | null },
): readonly EnterpriseRow[] {
  const sql = `SELECT ${enterpriseColumns} FROM enterprises e
    WHERE e.name = ? AND e.region_code IS ? AND e.deleted = 0 ORDER BY e.id`;
  return (prepare(db, sql).all(key.name, key.regionCode) as Stored[]).map(toEnterprise);
}

/** The enterprise that stands for this one: itself unless it was merged. @throws AppError NOT_FOUND. */
export function getSurvivor(db: Db, id: string): EnterpriseRow {
  return getEnterprise(db, findSurvivorId(db, id));
}

/** How many there are; deleted ones and those that were merged into others are not counted. */
export function countEnterprises(db: Db): number {
  const all = Number(prepare(db, 'SELECT count(*) FROM enterprises WHERE deleted = 0').pluck().get());
  return all - Number(prepare(db, 'SELECT count(*) FROM enterprise_aliases').pluck().get());
}

/** All that are not deleted, by id, read in pages: writing in between is allowed. */
export function iterateEnterprises(db: Db): Generator<EnterpriseRow> {
  const sql = `SELECT ${enterpriseColumns} FROM enterprises e WHERE e.id > ? AND e.deleted = 0 ORDER BY e.id LIMIT 500`;
  const fetch = (after: string): EnterpriseRow[] => (prepare(db, sql).all(after) as Stored[]).map(toEnterprise);
  return iteratePages({ start: '', fetch, keyOf: ({ id }) => id });
}

export function toEnterprise(row: Stored): EnterpriseRow {
  return { ...row, isDeleted: row.isDeleted === 1 };
}
