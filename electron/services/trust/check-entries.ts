import type { Db } from '#db/connection.ts';
import { hasAbsurdNumbers, hasWellFormedTexts } from '#db/foreign-limits.ts';
import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { iterateWithheld } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import { toChangeId } from '#sync/change.ts';
import { deepestNesting, isStretchShaped } from '#sync/entry.ts';
import { nestsDeeperThan } from '#sync/nesting.ts';

const longestName = 100;
const word = /^[a-z][a-z0-9_]{0,59}$/;
const sha256 = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const changeId = /^[0-9a-f-]{36}:[1-9]\d{0,15}$/;

/** Holds every entry of a foreign log to its shape. Whether it is what its hash says is not asked here. @throws AppError FILE_HOSTILE. */
export function assertEntryShapes(db: Db): void {
  if (hasAbsurdNumbers(db)) throw new AppError('FILE_HOSTILE', 'The numbers of the history cannot be right', {});
  for (const device of listChangeDevices(db)) {
    for (const stretch of iterateWithheld(db, device)) {
      if (!isStretchShaped(stretch))
        throw new AppError('FILE_HOSTILE', 'What was left out of the history has not the shape of it', {
          where: device.slice(0, 80),
        });
    }
    for (const row of iterateChain(db, device)) {
      const fault = findFault(db, row);
      if (fault === undefined) continue;
      throw new AppError('FILE_HOSTILE', 'An entry has not the shape of one', {
        fault,
        where: toChangeId(row).slice(0, 80),
      });
    }
  }
}

function findFault(db: Db, row: ChangeRow): string | undefined {
  const checks: Readonly<Record<string, boolean>> = {
    device: isUuid(row.device),
    row: isUuid(row.row),
    table: word.test(row.table),
    kind: word.test(row.kind),
    author: row.author.length <= longestName * 2,
    wall: instant.test(row.wall),
    target: row.target === null || changeId.test(row.target),
    prev: row.seq === 1 ? row.prev === '' : sha256.test(row.prev),
    hash: sha256.test(row.hash),
    fields: !nestsDeeperThan(row.fields, deepestNesting),
    texts: !hasReplacement(row) || hasWellFormedTexts(db, row),
  };
  return Object.entries(checks).find(([, isRight]) => !isRight)?.[0];
}

/** A text that was no UTF-8 is read with this character in it; so only then its bytes have to be looked at. */
function hasReplacement({ author, fields }: ChangeRow): boolean {
  return author.includes('\uFFFD') || fields.includes('\uFFFD');
}
