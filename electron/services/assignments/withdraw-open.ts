import { isOpenAssignment } from '#domain/assignment-state.ts';
import { toComparableName } from '#domain/person-name.ts';
import { beginGradualWrite } from '../journal/gradual-write.ts';
import type { Library } from '../library.ts';
import { withoutPause } from '../merge/slices.ts';
import type { Pause } from '../merge/slices.ts';
import { listAllAssignments } from './list-assignments.ts';

/**
 * Withdraws every open assignment of an inspector (late ones too), in one transaction. What was declined or done stays.
 * @returns how many; undefined where `pause` said to stop, and nothing is written then.
 * @throws AppError LIBRARY_IN_USE, STORAGE_*; nothing is written then.
 */
export async function withdrawOpenAssignments(
  library: Library,
  inspector: string,
  pause: Pause = withoutPause,
): Promise<number | undefined> {
  const name = toComparableName(inspector);
  const write = beginGradualWrite(library, 'edit');
  try {
    const open = listAllAssignments(library).filter(
      (row) => isOpenAssignment(row.state) && toComparableName(row.inspector) === name,
    );
    for (const { id } of open) {
      write.add([{ table: 'assignments', row: id, set: { deleted: true } }]);
      if (!(await pause())) return undefined;
    }
    write.commit();
    return open.length;
  } finally {
    write.abort();
  }
}
