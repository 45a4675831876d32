import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';

/** The code with which `work` fails; undefined where it does not. Errors without a code are thrown on. */
export function getErrorCode(work: () => unknown): ErrorCode | undefined {
  try {
    work();
    return undefined;
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}
