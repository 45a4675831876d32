import type { Answer, FactDefinition } from '#domain/fact.ts';
import type { RejectionCode } from '#domain/facts/rejection.ts';
import { parseTypedText } from '#domain/facts/typed-text.ts';
import { findValue } from './answers.ts';

export type ParsedText =
  | { readonly ok: true; readonly answer: Answer | null }
  | { readonly ok: false; readonly code: RejectionCode };

/** What stands in the field of a number, amount, date or text; money in yuan. */
export function toFieldText(fact: FactDefinition, answer: Answer | undefined): string {
  const value = findValue(answer);
  if (value === undefined) return '';
  return fact.type === 'money' ? String(Number(value) / 100) : String(value);
}

/**
 * What was typed, as an answer; an empty field is a question not asked. Beside all that a cell of an import takes, a
 * date may be typed as eight digits, which is the fastest on a number pad.
 */
export function parseFieldText(fact: FactDefinition, typed: string): ParsedText {
  const parsed = parseTypedText(fact, fact.type === 'date' ? separateDate(typed) : typed);
  return parsed.ok ? { ok: true, answer: parsed.answer ?? null } : { ok: false, code: parsed.code };
}

function separateDate(typed: string): string {
  return typed
    .trim()
    .normalize('NFKC')
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
