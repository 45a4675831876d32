import { AppError } from '#domain/error.ts';
import type { ErrorCode, ErrorDetails } from '#domain/error.ts';

/** What standard output holds where a command did not get done (exit status 2 to 5). */
export type ErrorDocument = {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
};

/** Any failure as data; what is not one of our errors is INTERNAL. */
export function toErrorDocument(error: unknown): ErrorDocument {
  if (error instanceof AppError) return { error: { code: error.code, message: error.message, details: error.details } };
  const message = error instanceof Error ? error.message : String(error);
  return { error: { code: 'INTERNAL', message, details: {} } };
}
