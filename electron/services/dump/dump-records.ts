import type { Db } from '#db/connection.ts';
import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import { listAssignmentIds } from '#db/repositories/assignments.ts';
import { listDocumentIds } from '#db/repositories/documents.ts';
import { findEnterprise } from '#db/repositories/enterprises.ts';
import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { readRecord } from '#db/repositories/records.ts';
import type { RecordContent } from '#db/repositories/records.ts';
import type { EnterpriseRow, InspectionRow } from '#db/rows.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Library } from '#services/library.ts';
import { dumpReview } from './dump-review.ts';
import { dumpEvidence } from './dump-evidence.ts';
import type { DumpedReview } from './dump-review.ts';

/** A record of the interchange format, with ids, states and notes. */
export type DumpedRecord = {
  readonly enterprise: Readonly<Record<string, unknown>>;
  /** Absent: an enterprise that was never visited. */
  readonly inspection?: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Absent: none, or they stand with the enterprise's first record. */
  readonly assignments?: readonly Readonly<Record<string, unknown>>[];
  /** Absent: none. Issued files travel by hand-over only; here stand their hashes. */
  readonly documents?: readonly Readonly<Record<string, unknown>>[];
  /** Absent: none. The bytes travel by hand-over only. */
  readonly evidence?: readonly Readonly<Record<string, unknown>>[];
} & DumpedReview;

/**
 * Every record of the library, deleted ones too (marked), by visit id; then the enterprises that were never visited.
 * Imported into an empty library they give the same content hash.
 */
export function* iterateDump({ db }: Library): Generator<DumpedRecord> {
  const visited = new Set<string>();
  for (const id of iterateRowIds(db, 'inspections')) {
    const inspection = findInspectionById(db, id);
    const enterprise = inspection === undefined ? undefined : findEnterprise(db, inspection.enterpriseId);
    if (inspection === undefined || enterprise === undefined) continue;
    const assignments = visited.has(enterprise.id) ? {} : dumpAssignments(db, enterprise.id);
    visited.add(enterprise.id);
    const facts = dumpFacts(readRecord(db, id));
    const documents = listDocumentIds(db, id).map((document) => dumpDocument(db, document));
    const evidence = dumpEvidence(db, id);
    yield {
      enterprise: dumpEnterprise(enterprise),
      inspection: dumpInspection(inspection, findFrozenVerdicts(db, id)),
      facts,
      ...assignments,
      ...(documents.length === 0 ? {} : { documents }),
      ...(evidence.length === 0 ? {} : { evidence }),
      ...dumpReview(db, id),
    };
  }
  yield* iterateUnvisited(db, visited);
}

function* iterateUnvisited(db: Db, visited: ReadonlySet<string>): Generator<DumpedRecord> {
  for (const id of iterateRowIds(db, 'enterprises')) {
    const enterprise = visited.has(id) ? undefined : findEnterprise(db, id);
    if (enterprise !== undefined)
      yield { enterprise: dumpEnterprise(enterprise), facts: {}, ...dumpAssignments(db, id) };
  }
}

function dumpEnterprise(row: EnterpriseRow): Readonly<Record<string, unknown>> {
  return withoutNull({
    id: row.id,
    name: row.name,
    credit_code: row.creditCode,
    region_code: row.regionCode,
    industry_code: row.industryCode,
    address: row.address,
    contact_name: row.contactName,
    contact_phone: row.contactPhone,
    merged_into: row.mergedInto,
    deleted: row.isDeleted ? true : null,
  });
}

function dumpAssignments(db: Db, enterpriseId: string): Pick<DumpedRecord, 'assignments'> {
  const assignments = listAssignmentIds(db, enterpriseId).map((id) => {
    const { enterprise_id: _enterprise, deleted, ...cells } = findRowCells(db, 'assignments', id) ?? {};
    return { id, ...cells, ...(deleted === undefined ? {} : { deleted: true }) };
  });
  return assignments.length === 0 ? {} : { assignments };
}

function dumpInspection(row: InspectionRow, frozen: FrozenVerdicts | undefined): Readonly<Record<string, unknown>> {
  return withoutNull({
    id: row.id,
    date: row.date,
    kind: row.kind,
    inspectors: row.inspectors,
    state: row.state,
    pack_id: row.packId,
    pack_hash: row.packHash,
    state_reason: row.stateReason,
    frozen_verdicts: frozen ?? null,
    deleted: row.isDeleted ? true : null,
  });
}

function dumpDocument(db: Db, id: string): Readonly<Record<string, unknown>> {
  const { inspection_id: _visit, deleted, ...cells } = findRowCells(db, 'documents', id) ?? {};
  return { id, ...cells, ...(deleted === undefined ? {} : { deleted: true }) };
}

function dumpFacts({ answers, notes }: RecordContent): Readonly<Record<string, unknown>> {
  const dumped: Record<string, unknown> = {};
  for (const fact of facts) {
    const answer = answers[fact.id];
    const note = notes[fact.id];
    if (answer !== undefined)
      dumped[fact.id] = toInterchangeAnswer(fact, note === undefined ? { answer } : { answer, note });
    else if (note !== undefined) dumped[fact.id] = { note };
  }
  return dumped;
}

function withoutNull(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
