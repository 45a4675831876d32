import { parseCreditCode } from '#domain/credit-code.ts';
import { isRegionCode } from '#domain/region.ts';
import { toProblemKey } from '#renderer/features/visit/item/problem-key.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import type { Conflict, Entered } from './types.ts';

/** What was typed into a field, as a decision; undefined where nothing is typed. The main process checks it again. */
export function readField(entry: Conflict['other'], typed: string): Entered | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (entry) {
    case 'date': {
      const date = parseTypedDate(text);
      return date === undefined ? { ok: false, problem: 'IMPOSSIBLE_DATE' } : { ok: true, decision: { text: date } };
    }
    case 'region':
      return isRegionCode(text) ? { ok: true, decision: { text } } : { ok: false, problem: 'REGION_CODE' };
    case 'industry':
      return /^[A-T]\d{0,4}$/i.test(text) ? { ok: true, decision: { text } } : { ok: false, problem: 'INDUSTRY_CODE' };
    case 'creditCode':
      return parseCreditCode(text).ok ? { ok: true, decision: { text } } : { ok: false, problem: 'CREDIT_CODE' };
    default:
      return { ok: true, decision: { text } };
  }
}

const ownKeys: Readonly<Record<string, MessageKey>> = {
  REGION_CODE: 'enterprise.regionWrong',
  INDUSTRY_CODE: 'enterprise.industryWrong',
  CREDIT_CODE: 'conflicts.problemCreditCode',
  DUPLICATE: 'conflicts.problemDuplicate',
};

/** The words for what is wrong with an entry, found here or in the main process. */
export function toEntryProblemKey(code: string): MessageKey {
  return ownKeys[code] ?? toProblemKey(code);
}
