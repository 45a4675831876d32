import { AppError } from '#domain/error.ts';

/** Why a document is not issued; `details.reason` of ISSUE_REFUSED. */
export type IssueRefusal =
  /** The visit is not completed, submitted or approved. */
  | 'visit_open'
  /** The visit was completed without verdicts (a file of another program). */
  | 'nothing_frozen'
  /** Nobody has entered who issues. */
  | 'no_issuer'
  /** The pattern of its number is not sound. */
  | 'pattern'
  | 'numbers_exhausted'
  /** A notice without a single problem. */
  | 'no_problems'
  /** The visit has one of this kind that is not void; another would be a correction of it. */
  | 'issued_already'
  /** The document that this one corrects is not in force any more. */
  | 'replaced_gone';

export function refuseIssue(reason: IssueRefusal): AppError {
  return new AppError('ISSUE_REFUSED', `The document is not issued: ${reason}`, { reason });
}

export function lockedDocument(documentId: string, state: string): AppError {
  return new AppError('DOCUMENT_LOCKED', `A document in state ${state} is not changed`, { documentId, state });
}
