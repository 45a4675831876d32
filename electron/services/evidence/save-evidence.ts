import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { toStorageError } from '#db/errors.ts';
import { findEvidenceRow } from '#db/repositories/evidence.ts';
import { AppError } from '#domain/error.ts';
import { toFileName } from '#domain/evidence/evidence-name.ts';
import type { Library } from '#services/library.ts';
import { readGradually } from './check-evidence.ts';

export type SavedEvidence = {
  readonly evidenceId: string;
  /** `original`: as it was before it was made smaller. */
  readonly version: 'kept' | 'original';
};

/** The name to propose for the file. @throws AppError NOT_FOUND. */
export function getEvidenceFileName(library: Library, { evidenceId, version }: SavedEvidence): string {
  const { name, mediaType } = getRow(library, evidenceId);
  return toFileName(name, version === 'original' ? '' : mediaType);
}

/**
 * Writes a piece of evidence to a file that was chosen in the system's dialog; a file of that name is replaced only when
 * the new one is whole. @throws AppError NOT_FOUND, ATTACHMENT_MISSING, ATTACHMENT_ALTERED, STORAGE_*.
 */
export async function saveEvidenceAs(
  library: Library,
  request: SavedEvidence & { readonly file: string },
): Promise<void> {
  const row = getRow(library, request.evidenceId);
  const sha256 = request.version === 'original' ? (row.originalSha256 ?? row.sha256) : row.sha256;
  const bytes = await readGradually(library, sha256);
  const temporary = join(dirname(request.file), `.${basename(request.file)}.${process.pid}.new`);
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, request.file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw toStorageError(error);
  }
}

function getRow({ db }: Library, id: string) {
  const row = findEvidenceRow(db, id);
  if (row === undefined) throw new AppError('NOT_FOUND', `No evidence ${id}`, { evidenceId: id });
  return row;
}
