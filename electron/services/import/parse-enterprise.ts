import { parseCreditCode } from '#domain/credit-code.ts';
import { isRegionCode } from '#domain/region.ts';
import type { Cell } from '#sync/change.ts';
import { enterpriseTextKeys } from './parsed-record.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { compact, findObject, isAbsent, parseId, parseShortText, rejectUnknownKeys } from './parse-fields.ts';
import type { Reject } from './rejection.ts';

const codeKeys = ['credit_code', 'region_code', 'industry_code'];
const knownKeys = ['id', 'name', ...codeKeys, ...enterpriseTextKeys, 'merged_into', 'deleted'];

/** Section letter of GB/T 4754 with two to four digits, or alone. */
const industryPattern = /^[A-T](\d{2,4})?$/;

/** Checks the enterprise of a record; what is wrong is rejected under its path. */
export function parseEnterprise(raw: unknown, reject: Reject): ParsedRecord['enterprise'] {
  const object = findObject(raw);
  if (object === undefined) {
    reject('enterprise', 'MISSING', 'An enterprise is expected');
    return { cells: {} };
  }
  rejectUnknownKeys(object, { path: 'enterprise.', known: knownKeys, reject });
  const id = parseId(object['id'], 'enterprise.id', reject);
  const cells = compact<Cell>([
    ['name', parseShortText(object['name'], 'enterprise.name', reject)],
    ['credit_code', parseCode(object['credit_code'], reject)],
    [
      'region_code',
      parsePattern(object['region_code'], { key: 'region_code', code: 'REGION_CODE', test: isRegionCode, reject }),
    ],
    [
      'industry_code',
      parsePattern(object['industry_code'], {
        key: 'industry_code',
        code: 'INDUSTRY_CODE',
        test: (text) => industryPattern.test(text),
        reject,
      }),
    ],
    ...enterpriseTextKeys.map((key): [string, Cell | undefined] => [
      key,
      parseShortText(object[key], `enterprise.${key}`, reject),
    ]),
    ['merged_into', parseId(object['merged_into'], 'enterprise.merged_into', reject)],
    ['deleted', parseDeleted(object['deleted'], 'enterprise.deleted', reject)],
  ]);
  return id === undefined ? { cells } : { id, cells };
}

function parseCode(raw: unknown, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  const parsed = typeof raw === 'string' ? parseCreditCode(raw) : undefined;
  if (parsed?.ok === true) return parsed.code;
  const reason = parsed === undefined ? 'a text is expected' : parsed.reason;
  reject('enterprise.credit_code', 'CREDIT_CODE', `Not a unified social credit code: ${reason}`);
  return undefined;
}

type PatternCheck = {
  readonly key: string;
  readonly code: 'REGION_CODE' | 'INDUSTRY_CODE';
  readonly test: (text: string) => boolean;
  readonly reject: Reject;
};

function parsePattern(raw: unknown, { key, code, test, reject }: PatternCheck): string | undefined {
  if (isAbsent(raw)) return undefined;
  const text = typeof raw === 'string' ? raw.trim().toUpperCase() : '';
  if (test(text)) return text;
  reject(`enterprise.${key}`, code, `${JSON.stringify(raw)} is no such code`);
  return undefined;
}

/** True where the row was deleted; the log writes "not deleted" as no value. */
export function parseDeleted(raw: unknown, path: string, reject: Reject): true | null | undefined {
  if (isAbsent(raw)) return undefined;
  if (typeof raw === 'boolean') return raw ? true : null;
  reject(path, 'WRONG_TYPE', 'true or false is expected');
  return undefined;
}
