/** Longest comment, in UTF-16 code units. */
export const greatestCommentLength = 2_000;

/**
 * Says whether sending a visit back tells its inspector enough: an open comment or a reason; of an approved one always
 * the reason.
 */
export function mayReturn(given: {
  readonly state: string;
  readonly reason: string;
  readonly openComments: number;
}): boolean {
  if (given.reason.trim() !== '') return true;
  return given.state !== 'approved' && given.openComments > 0;
}
