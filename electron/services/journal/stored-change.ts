import type { ChangeRow } from '#db/repositories/changes.ts';
import { AppError } from '#domain/error.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { changeKinds } from '#sync/change.ts';
import type { Change, ChangeKind, FieldChange } from '#sync/change.ts';

/** The entries that this program folds: those of a newer one are kept in the log and wait for the upgrade. */
export function toKnownChanges(rows: readonly ChangeRow[]): Change[] {
  return rows.filter(({ schema }) => schema <= logSchemaVersion).map(toChange);
}

/** The entry of a stored row of the log. @throws AppError HISTORY_BROKEN where the row is none. */
export function toChange(row: ChangeRow): Change {
  const { target, fields, kind, ...rest } = row;
  return {
    ...rest,
    kind: toKind(row, kind),
    fields: parseFields(row, fields),
    ...(target === null ? {} : { target }),
  };
}

function toKind(row: ChangeRow, kind: string): ChangeKind {
  const known = changeKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw broken(row);
  return known;
}

function parseFields(row: ChangeRow, text: string): Readonly<Record<string, FieldChange>> {
  const fields: unknown = parseJson(row, text);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw broken(row);
  if (!Object.values(fields).every(isFieldChange)) throw broken(row);
  return fields as Readonly<Record<string, FieldChange>>;
}

function isFieldChange(value: unknown): value is FieldChange {
  return Array.isArray(value) && value.length > 0 && value.slice(1).every((id) => typeof id === 'string');
}

function parseJson(row: ChangeRow, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      'HISTORY_BROKEN',
      'An entry of the history cannot be read',
      { device: row.device, seq: row.seq },
      cause,
    );
  }
}

function broken(row: ChangeRow): AppError {
  return new AppError('HISTORY_BROKEN', 'An entry of the history has not its form', {
    device: row.device,
    seq: row.seq,
  });
}
