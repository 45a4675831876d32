import { toApiError } from '#renderer/api.ts';

/** Why the main process did not take a field; `existingId` names the record that is in the way. */
export type RecordIssue = { readonly fact: string; readonly code: string; readonly existingId: string | undefined };

/** The issues that a refused save names; none for any other failure. */
export function listRecordIssues(error: unknown): readonly RecordIssue[] {
  if (error === null || error === undefined) return [];
  const { code, details } = toApiError(error);
  const issues: unknown = details['issues'];
  if (code !== 'RECORD_REJECTED' || !Array.isArray(issues)) return [];
  return issues.flatMap(toIssue);
}

function toIssue(issue: unknown): readonly RecordIssue[] {
  if (typeof issue !== 'object' || issue === null || !('fact' in issue) || !('code' in issue)) return [];
  const { fact, code } = issue;
  if (typeof fact !== 'string' || typeof code !== 'string') return [];
  const existingId = 'existingId' in issue && typeof issue.existingId === 'string' ? issue.existingId : undefined;
  return [{ fact, code, existingId }];
}
