import { listAllAssignments } from '#services/assignments/list-assignments.ts';
import type { PlacedAssignmentView } from '#services/assignments/list-assignments.ts';
import { getWord } from '../arguments.ts';
import { doneInPieces } from '../command.ts';
import type { Command } from '../command.ts';
import { readInPieces } from '../with-library.ts';

/** `assignments LIBRARY`: who is to visit which enterprise and what has become of it, the most urgent first. */
export const assignmentsCommand: Command = {
  options: {},
  positionals: [1, 1],
  run: (input) => doneInPieces(readInPieces(getWord(input, 0), (library) => writeList(listAllAssignments(library)))),
};

function* writeList(rows: readonly PlacedAssignmentView[]): Generator<string> {
  yield '[';
  for (const [at, row] of rows.entries()) yield (at === 0 ? '' : ',') + JSON.stringify(toDocument(row));
  yield ']';
}

function toDocument({ enterpriseId, enterpriseName, regionCode: _region, ...row }: PlacedAssignmentView) {
  return { ...row, enterprise: { id: enterpriseId, name: enterpriseName } };
}
