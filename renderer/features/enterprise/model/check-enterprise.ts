import { parseCreditCode } from '#domain/credit-code.ts';
import { isRegionCode } from '#domain/region.ts';
import type { Enterprise, EnterpriseInput } from '../types.ts';

/** The fields of an enterprise as typed. */
export type EnterpriseForm = Readonly<Record<EnterpriseField, string>>;
export type EnterpriseField = keyof EnterpriseInput;

const codeLength = 18;

/** How a credit code stands while it is typed; all but `empty`, `short` and `ok` are mistakes already. */
export type CreditCodeState =
  | { readonly kind: 'empty' | 'ok' | 'check' }
  | { readonly kind: 'short' | 'long'; readonly n: number }
  | { readonly kind: 'symbol'; readonly n: number; readonly symbol: string };

export function checkCreditCode(typed: string): CreditCodeState {
  const code = typed.trim();
  if (code === '') return { kind: 'empty' };
  const parsed = parseCreditCode(code);
  if (parsed.ok) return { kind: 'ok' };
  switch (parsed.reason) {
    case 'LENGTH':
      return code.length < codeLength
        ? { kind: 'short', n: codeLength - code.length }
        : { kind: 'long', n: code.length - codeLength };
    case 'SYMBOL':
      return { kind: 'symbol', n: parsed.position ?? 0, symbol: code.charAt((parsed.position ?? 0) - 1) };
    case 'CHECK_CHARACTER':
      return { kind: 'check' };
  }
}

/** The fields that cannot be sent as they are. */
export function listWrongFields(form: EnterpriseForm): readonly EnterpriseField[] {
  const wrong: Readonly<Record<EnterpriseField, boolean>> = {
    name: form.name.trim() === '',
    creditCode: !['empty', 'ok'].includes(checkCreditCode(form.creditCode).kind),
    regionCode: form.regionCode.trim() !== '' && !isRegionCode(form.regionCode.trim()),
    industryCode: form.industryCode.trim() !== '' && !/^[A-Ta-t]\d{0,4}$/.test(form.industryCode.trim()),
    address: false,
  };
  return enterpriseFields.filter((field) => wrong[field]);
}

export const enterpriseFields: readonly EnterpriseField[] = [
  'name',
  'creditCode',
  'regionCode',
  'industryCode',
  'address',
];

export function toForm(enterprise: Enterprise | undefined): EnterpriseForm {
  return {
    name: enterprise?.name ?? '',
    creditCode: enterprise?.creditCode ?? '',
    regionCode: enterprise?.regionCode ?? '',
    industryCode: enterprise?.industryCode ?? '',
    address: enterprise?.address ?? '',
  };
}

/** What is sent; an empty field is one that is not recorded. */
export function toInput(form: EnterpriseForm): EnterpriseInput {
  const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
  return {
    name: form.name.trim(),
    creditCode: orNull(form.creditCode)?.toUpperCase() ?? null,
    regionCode: orNull(form.regionCode),
    industryCode: orNull(form.industryCode)?.toUpperCase() ?? null,
    address: orNull(form.address),
  };
}
