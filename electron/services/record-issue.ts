import type { RejectionCode } from '#domain/facts/rejection.ts';
import { AppError } from '#domain/error.ts';

/** Why a field was not taken. */
export type RecordIssueCode =
  | RejectionCode
  | 'MISSING'
  | 'CREDIT_CODE'
  | 'REGION_CODE'
  | 'INDUSTRY_CODE'
  /** The same is recorded already; `existingId` says where. */
  | 'DUPLICATE';

export type RecordIssue = {
  /** A fact id, or a path of the interchange format such as `enterprise.credit_code`. */
  readonly fact: string;
  readonly code: RecordIssueCode;
  readonly existingId?: string;
};

/** @throws AppError RECORD_REJECTED with all `issues`, if there are any; nothing was written then. */
export function assertNoIssues(issues: readonly RecordIssue[]): void {
  if (issues.length === 0) return;
  const list = issues.map(({ fact, code }) => `${fact} ${code}`).join(', ');
  throw new AppError('RECORD_REJECTED', `Not accepted: ${list}`, { issues });
}
