import { findSurvivorId } from '#db/repositories/enterprise-aliases.ts';
import { findEnterpriseByCreditCode } from '#db/repositories/enterprises.ts';
import { parseCreditCode } from '#domain/credit-code.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { isRegionCode } from '#domain/region.ts';
import type { Cell } from '#sync/change.ts';
import type { Library } from './library.ts';
import { assertNoIssues, type RecordIssue, type RecordIssueCode } from './record-issue.ts';

/** What a person enters of an enterprise; blank is the same as null. */
export type EnterpriseInput = {
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly industryCode: string | null;
  readonly address: string | null;
};

type Checked = { readonly cell: string | null } | { readonly code: RecordIssueCode };

const checks: Readonly<Record<string, (input: EnterpriseInput) => Checked>> = {
  name: ({ name }) => (name.trim() === '' ? { code: 'MISSING' } : checkText(name)),
  credit_code: ({ creditCode }) => checkCode(creditCode, toCreditCode, 'CREDIT_CODE'),
  region_code: ({ regionCode }) => checkCode(regionCode, toRegionCode, 'REGION_CODE'),
  industry_code: ({ industryCode }) => checkCode(industryCode, toIndustryCode, 'INDUSTRY_CODE'),
  address: ({ address }) => checkText(address ?? ''),
};

/**
 * The fields of an enterprise as the log holds them. A credit code that another enterprise has is refused: two records
 * of one enterprise would split its history.
 * @throws AppError RECORD_REJECTED with all `issues`; DUPLICATE names the `existingId`.
 */
export function toEnterpriseFields(
  library: Library,
  input: EnterpriseInput,
  enterpriseId: string,
): Readonly<Record<string, Cell>> {
  const checked = Object.entries(checks).map(([field, check]) => ({ field, ...check(input) }));
  const issues = checked.flatMap((result): RecordIssue[] =>
    'code' in result ? [{ fact: `enterprise.${result.field}`, code: result.code }] : [],
  );
  const cells = Object.fromEntries<Cell>(
    checked.flatMap((result) => ('cell' in result ? [[result.field, result.cell]] : [])),
  );
  assertNoIssues([...issues, ...listDuplicates(library, cells['credit_code'], enterpriseId)]);
  return cells;
}

/**
 * One field of an enterprise as typed, in the form that the log holds; contact fields too.
 * @throws as `toEnterpriseFields`.
 */
export function toEnterpriseCell(
  library: Library,
  { enterpriseId, field, text }: { readonly enterpriseId: string; readonly field: string; readonly text: string },
): Cell {
  const typed = { name: text, creditCode: text, regionCode: text, industryCode: text, address: text };
  const checked = checks[field]?.(typed) ?? checkText(text);
  if ('code' in checked) assertNoIssues([{ fact: `enterprise.${field}`, code: checked.code }]);
  const cell = 'cell' in checked ? checked.cell : null;
  if (field === 'credit_code') assertNoIssues(listDuplicates(library, cell, enterpriseId));
  return cell;
}

function listDuplicates(library: Library, creditCode: Cell | undefined, enterpriseId: string): readonly RecordIssue[] {
  const twin = typeof creditCode === 'string' ? findEnterpriseByCreditCode(library.db, creditCode) : undefined;
  if (twin === undefined) return [];
  // One that was merged is the same as the one it was merged into.
  const existingId = findSurvivorId(library.db, twin.id);
  return existingId === enterpriseId ? [] : [{ fact: 'enterprise.credit_code', code: 'DUPLICATE', existingId }];
}

function checkText(text: string): Checked {
  const parsed = parseText(text.trim());
  return parsed.ok ? { cell: parsed.value === '' ? null : parsed.value } : { code: parsed.code };
}

function checkCode(typed: string | null, toCode: (text: string) => string | undefined, code: RecordIssueCode): Checked {
  const text = typed?.trim() ?? '';
  if (text === '') return { cell: null };
  const cell = toCode(text);
  return cell === undefined ? { code } : { cell };
}

function toCreditCode(text: string): string | undefined {
  const parsed = parseCreditCode(text);
  return parsed.ok ? parsed.code : undefined;
}

function toRegionCode(text: string): string | undefined {
  return isRegionCode(text) ? text : undefined;
}

/** GB/T 4754: a section's letter, then up to four digits. */
function toIndustryCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-T]\d{0,4}$/.test(code) ? code : undefined;
}
