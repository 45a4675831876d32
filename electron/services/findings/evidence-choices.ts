import { listEvidenceRows } from '#db/repositories/evidence.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';

/** A piece of evidence that can show that something was put right. `date`: of its visit, ISO. */
export type EvidenceChoice = {
  readonly id: string;
  readonly name: string;
  readonly caption: string | null;
  readonly date: string;
};

/** Files of this visit and of later ones of the enterprise, the latest visit first. @throws AppError NOT_FOUND. */
export function listEvidenceChoices({ db }: Library, inspectionId: string): readonly EvidenceChoice[] {
  const { inspection } = getVisitRecord(db, inspectionId);
  const visits = listVisits(db, inspection.enterpriseId).filter(
    ({ date, state }) => date >= inspection.date && state !== 'void',
  );
  return visits.flatMap(({ id: visitId, date }) =>
    listEvidenceRows(db, visitId)
      .filter(({ kind, isDeleted }) => kind === 'file' && !isDeleted)
      .map(({ id, name, caption }) => ({ id, name, caption, date })),
  );
}
