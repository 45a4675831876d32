import { findAttachmentRow, isComplete, putAttachmentRow } from '#db/repositories/attachments.ts';
import { listEvidenceRows } from '#db/repositories/evidence.ts';
import type { EvidenceRow } from '#db/repositories/evidence.ts';
import { insertThumbnail } from '#db/repositories/thumbnails.ts';
import type { Db } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import type { EvidenceKind } from '#domain/evidence/kinds.ts';
import { toEvidenceName } from '#domain/evidence/evidence-name.ts';
import * as journal from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { assertEditable, getVisitRecord } from '#services/visit-record.ts';
import { getEvidence } from './change-evidence.ts';
import type { EvidenceView } from './list-evidence.ts';
import { sweepLater } from './sweep.ts';
import { assertThumbnail } from './thumbnails.ts';
import { beginUpload, finishUpload } from './uploads.ts';
import type { FinishedUpload } from './uploads.ts';

/**
 * What a piece is added for. `rectification`: it shows that a finding was put right, which comes when the visit is
 * locked already; such a piece is a file about the visit as a whole.
 */
export type EvidencePurpose = 'rectification';

export type NewEvidenceFile = {
  readonly inspectionId: string;
  readonly name: string;
  readonly size: number;
  readonly purpose?: EvidencePurpose | undefined;
};

/** Begins an upload for a visit. @throws AppError NOT_FOUND, RECORD_LOCKED, EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE. */
export function beginEvidence(library: Library, file: NewEvidenceFile): string {
  assertVisitTakes(library, file);
  return beginUpload(library, file);
}

export type NewEvidence = {
  readonly inspectionId: string;
  readonly uploadId: string;
  /** The content before it was made smaller, where that is to be kept too. */
  readonly originalUploadId?: string | undefined;
  readonly name: string;
  readonly kind: EvidenceKind;
  /** Fact ids; none: the visit as a whole. */
  readonly facts: readonly string[];
  readonly caption?: string | undefined;
  readonly signer?: string | undefined;
  /** A small JPEG of the picture. */
  readonly thumbnail?: Uint8Array | undefined;
  readonly purpose?: EvidencePurpose | undefined;
};

/**
 * Makes a content that has been sent a piece of evidence: attachment and log entry in one durable transaction. A content
 * that the library has already is not stored again; a file that the visit has already proves the new facts as well.
 * @throws AppError NOT_FOUND, RECORD_LOCKED, INVALID_REQUEST, EVIDENCE_NOT_A_PICTURE, EVIDENCE_PICTURE_TOO_LARGE,
 * LIBRARY_IN_USE, STORAGE_*; nothing is written then.
 */
export function addEvidence(library: Library, input: NewEvidence): EvidenceView {
  assertVisitTakes(library, input);
  assertFitsPurpose(input);
  const facts = toKnownFacts(input.facts);
  if (input.thumbnail !== undefined) assertThumbnail(input.thumbnail);
  let isKept = false;
  try {
    const content = finishUpload(library, input.uploadId);
    assertFits(input, content);
    const original = input.originalUploadId === undefined ? undefined : finishUpload(library, input.originalUploadId);
    const known = input.kind === 'file' ? findLike(library.db, input.inspectionId, content.sha256) : undefined;
    const id = known?.id ?? library.newId();
    const set =
      known === undefined
        ? toCells(input, { content, original, facts })
        : { facts: [...new Set([...known.facts, ...facts])].sort() };
    journal.write(library, [{ table: 'evidence', row: id, set }], {
      also: (db) => {
        isKept = keepContents(db, { content, original, thumbnail: input.thumbnail });
      },
    });
    return getEvidence(library, id);
  } finally {
    // Pieces of a content that was there already, or that was refused, belong to nobody. A sweep looks at all contents.
    if (!isKept) sweepLater(library);
  }
}

type Contents = { readonly content: FinishedUpload; readonly original: FinishedUpload | undefined };

function toCells(input: NewEvidence, { content, original, facts }: Contents & { readonly facts: readonly string[] }) {
  return {
    inspection_id: input.inspectionId,
    kind: input.kind === 'file' ? null : input.kind,
    sha256: content.sha256,
    original_sha256: original?.sha256 ?? null,
    size: content.size,
    name: toEvidenceName(input.name),
    media_type: content.mediaType,
    facts: facts.length === 0 ? null : facts.toSorted(),
    caption: input.caption?.trim() || null,
    signer: input.signer?.trim() || null,
  };
}

/** @returns whether all pieces that came belong to an attachment now, and none that was there lost its own. */
function keepContents(
  db: Db,
  { content, original, thumbnail }: Contents & { readonly thumbnail: Uint8Array | undefined },
): boolean {
  let isKept = true;
  for (const given of [content, original]) {
    if (given === undefined) continue;
    const known = findAttachmentRow(db, given.sha256);
    if (known !== undefined) isKept = false;
    if (known === undefined || !isComplete(db, known)) putAttachmentRow(db, given);
  }
  if (thumbnail !== undefined && content.picture !== undefined)
    insertThumbnail(db, { sha256: content.sha256, mediaType: 'image/jpeg', bytes: thumbnail });
  return isKept;
}

/** A signature is a picture that the window drew, and somebody's. */
function assertFits({ kind, signer }: NewEvidence, { mediaType }: FinishedUpload): void {
  if (kind === 'file') return;
  if (mediaType !== 'image/png' || signer === undefined || signer.trim() === '')
    throw new AppError('INVALID_REQUEST', 'A signature is a PNG with the name of who signed', { kind });
}

function findLike(db: Db, inspectionId: string, sha256: string): EvidenceRow | undefined {
  const isLike = (row: EvidenceRow): boolean => row.sha256 === sha256 && row.kind === 'file' && !row.isDeleted;
  return listEvidenceRows(db, inspectionId).find(isLike);
}

/** @throws AppError INVALID_REQUEST for a fact that the dictionary does not have. */
function toKnownFacts(facts: readonly string[]): readonly string[] {
  const unknown = facts.find((fact) => findFact(fact) === undefined);
  if (unknown !== undefined) throw new AppError('INVALID_REQUEST', `There is no fact ${unknown}`, { fact: unknown });
  return [...new Set(facts)];
}

type Addition = { readonly inspectionId: string; readonly purpose?: EvidencePurpose | undefined };

/** @throws AppError NOT_FOUND; RECORD_LOCKED for a visit that is not worked on, for a rectification only a void one. */
function assertVisitTakes({ db }: Library, { inspectionId, purpose }: Addition): void {
  const { inspection } = getVisitRecord(db, inspectionId);
  if (purpose !== 'rectification' || inspection.state === 'void') assertEditable(inspection);
}

function assertFitsPurpose({ purpose, kind, facts }: NewEvidence): void {
  if (purpose === undefined || (kind === 'file' && facts.length === 0)) return;
  throw new AppError('INVALID_REQUEST', 'Evidence of a rectification is a file about the visit as a whole', { kind });
}
