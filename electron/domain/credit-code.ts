import { AppError } from './error.ts';

/**
 * Unified social credit code of GB 32100-2015: 18 symbols of an alphabet without I, O, S, V and Z, the last of which
 * checks the others (ISO 7064, modulus 31). Every weight is prime to 31, so a single wrong symbol never passes.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const modulus = 31;
const bodyLength = 17;

/** Why a code is refused; the first that holds, in this order. */
export type CreditCodeProblem = 'LENGTH' | 'SYMBOL' | 'CHECK_CHARACTER';

export type CreditCodeResult =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly reason: CreditCodeProblem; readonly position?: number };

/**
 * Checks a code as typed: space at the ends is dropped and letters become capitals before. `position` (from 1) is that
 * of the first symbol outside the alphabet.
 */
export function parseCreditCode(typed: string): CreditCodeResult {
  const code = typed.trim().toUpperCase();
  if (code.length !== bodyLength + 1) return { ok: false, reason: 'LENGTH' };
  const position = code.split('').findIndex((symbol) => !alphabet.includes(symbol)) + 1;
  if (position > 0) return { ok: false, reason: 'SYMBOL', position };
  const expected = computeCheckCharacter(code.slice(0, bodyLength));
  return code.endsWith(expected) ? { ok: true, code } : { ok: false, reason: 'CHECK_CHARACTER' };
}

/**
 * The eighteenth symbol for the first seventeen.
 * @throws AppError INVALID_REQUEST where `body` is not 17 symbols of the alphabet.
 */
export function computeCheckCharacter(body: string): string {
  const values = body.split('').map((symbol) => alphabet.indexOf(symbol));
  if (values.length !== bodyLength || values.includes(-1)) {
    throw new AppError('INVALID_REQUEST', 'Not the first 17 symbols of a credit code', { body });
  }
  let weight = 1;
  let sum = 0;
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % modulus;
  }
  return alphabet.charAt((modulus - (sum % modulus)) % modulus);
}
