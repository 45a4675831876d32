import { findAttachmentRow } from '#db/repositories/attachments.ts';
import { findEvidenceRow } from '#db/repositories/evidence.ts';
import type { EvidenceRow } from '#db/repositories/evidence.ts';
import { AppError } from '#domain/error.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import * as journal from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { assertEditable, getVisitRecord } from '#services/visit-record.ts';
import { toEvidenceView } from './list-evidence.ts';
import type { EvidenceView } from './list-evidence.ts';

/** @throws AppError NOT_FOUND. */
export function getEvidence(library: Library, id: string): EvidenceView {
  const has = (sha256: string): boolean => findAttachmentRow(library.db, sha256) !== undefined;
  return toEvidenceView(library, getRow(library, id), { has });
}

export type EvidenceChange = {
  readonly evidenceId: string;
  /** The facts it proves from now on. */
  readonly facts?: readonly string[] | undefined;
  /** Empty: none. */
  readonly caption?: string | undefined;
};

/** Says what a piece proves and shows. @throws AppError NOT_FOUND, RECORD_LOCKED, INVALID_REQUEST, STORAGE_*. */
export function updateEvidence(library: Library, { evidenceId, facts, caption }: EvidenceChange): EvidenceView {
  const row = getEditableRow(library, evidenceId);
  // A fact of a newer program that stands there already may stay.
  const unknown = facts?.find((fact) => findFact(fact) === undefined && !row.facts.includes(fact));
  if (unknown !== undefined) throw new AppError('INVALID_REQUEST', `There is no fact ${unknown}`, { fact: unknown });
  const set = {
    ...(facts === undefined ? {} : { facts: [...new Set(facts)].sort() }),
    ...(caption === undefined ? {} : { caption: caption.trim() }),
  };
  journal.write(library, [{ table: 'evidence', row: evidenceId, set }]);
  return getEvidence(library, evidenceId);
}

/** Takes a piece off the visit. Its row and its bytes stay, so that it can be restored. @throws as `updateEvidence`. */
export function removeEvidence(library: Library, evidenceId: string): void {
  getEditableRow(library, evidenceId);
  journal.write(library, [{ table: 'evidence', row: evidenceId, set: { deleted: true } }]);
}

/** Brings a removed piece back. @throws as `updateEvidence`. */
export function restoreEvidence(library: Library, evidenceId: string): EvidenceView {
  getEditableRow(library, evidenceId);
  journal.write(library, [{ table: 'evidence', row: evidenceId, set: { deleted: null } }]);
  return getEvidence(library, evidenceId);
}

function getEditableRow(library: Library, id: string): EvidenceRow {
  const row = getRow(library, id);
  assertEditable(getVisitRecord(library.db, row.inspectionId).inspection);
  return row;
}

function getRow({ db }: Library, id: string): EvidenceRow {
  const row = findEvidenceRow(db, id);
  if (row === undefined) throw new AppError('NOT_FOUND', `No evidence ${id}`, { evidenceId: id });
  return row;
}
