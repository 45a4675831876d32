import { greatestReasonLength } from '#domain/completion.ts';
import type { Cell } from '#sync/change.ts';
import { parseDeleted } from './parse-enterprise.ts';
import { compact, isAbsent, parseId, parseShortText, parseVisitDate } from './parse-fields.ts';
import type { ParsedAssignment } from './parsed-record.ts';
import { parseLongText, parseRows } from './parse-review.ts';
import type { Reject } from './rejection.ts';

const required = ['id', 'inspector', 'assigned_on'];
const known = [...required, 'certificate', 'due_on', 'assigned_by', 'note', 'declined', 'deleted'];

/** Checks who is to visit the enterprise of a record. Assignments are known by their ids. */
export function parseAssignments(raw: unknown, reject: Reject): readonly ParsedAssignment[] {
  return parseRows(raw, { key: 'assignments', known, reject }).flatMap((row) => {
    const { object, path } = row;
    for (const key of required) {
      if (isAbsent(object[key])) reject(`${path}.${key}`, 'MISSING', 'An assignment needs this');
    }
    const id = parseId(object['id'], `${path}.id`, reject);
    const short = (key: string): string | undefined => parseShortText(object[key], `${path}.${key}`, reject);
    const date = (key: string): string | undefined => parseVisitDate(object[key], `${path}.${key}`, reject);
    const cells = compact<Cell>([
      ['inspector', short('inspector')],
      ['certificate', short('certificate')],
      ['assigned_on', date('assigned_on')],
      ['due_on', date('due_on')],
      ['assigned_by', short('assigned_by')],
      ['note', parseLongText(row, 'note', greatestReasonLength)],
      ['declined', parseLongText(row, 'declined', greatestReasonLength)],
      ['deleted', parseDeleted(object['deleted'], `${path}.deleted`, reject)],
    ]);
    return id === undefined ? [] : [{ id, cells, path }];
  });
}
