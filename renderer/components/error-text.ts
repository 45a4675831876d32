import type { ErrorCode } from '#domain/error.ts';
import type { Translate } from '#renderer/i18n/index.ts';

export type ErrorText = { readonly happened: string; readonly safe: string; readonly next: string };

/** What people read of an error: what happened, what is safe, and what to do. */
export function toErrorText(t: Translate, code: ErrorCode): ErrorText {
  return {
    happened: t(`errors.${code}_happened`),
    safe: t(`errors.${code}_safe`),
    next: t(`errors.${code}_next`),
  };
}
