import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { addAttachment } from '#services/attachments.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { createVisit } from '#services/enterprises.ts';
import { changeFinding } from '#services/findings/change-finding.ts';
import type { FindingStep } from '#services/findings/change-finding.ts';
import { markIssued } from '#services/findings/mark-issued.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { saveVisitDetails } from '#services/visits.ts';
import { makeVisit } from '../support/app-library.ts';

const language = 'zh-Hans';

/** A library whose clock the test sets. */
export type TimedLibrary = { readonly library: Library; readonly setDay: (date: string) => void };

export function makeTimedLibrary(today = '2026-05-12'): TimedLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'findings-'));
  let now = Date.parse(`${today}T12:00:00Z`);
  const library = createLibrary({
    file: join(folder, 'library.unidb'),
    inspectorName: '王芳',
    clock: () => (now += 1),
  });
  onTestFinished(() => {
    closeLibrary(library);
    rmSync(folder, { recursive: true, force: true });
  });
  return { library, setDay: (date) => (now = Date.parse(`${date}T12:00:00Z`)) };
}

export const answersWithGaps = {
  employees_total: { value: 230 },
  union_type: { value: 'independent' },
  members_total: { value: 100 },
  members_women: { value: 34 },
  si_monthly_notice: { value: 'no' },
  wc_system: { value: 'none' },
  chair_selection: { value: 'other' },
} as const;

/** A completed visit of a new enterprise with gaps. */
export function makeCompleted(library: Library, date = '2026-05-12') {
  const visit = makeVisit(library, date);
  completeWithGaps(library, visit.inspectionId);
  return visit;
}

/** Another completed visit of the same enterprise. */
export function visitAgain(library: Library, enterpriseId: string, date: string): string {
  const { inspectionId } = createVisit(library, { enterpriseId, date, kind: 'follow_up', inspectors: [] });
  completeWithGaps(library, inspectionId);
  return inspectionId;
}

function completeWithGaps(library: Library, inspectionId: string): void {
  saveVisitDetails(library, { inspectionId, language, inspectors: [{ name: '王芳', certificate: '' }] });
  saveAnswers(library, { inspectionId, language, answers: answersWithGaps });
  completeVisit(library, { inspectionId, language, reasons: {} });
}

type Issued = { inspectionId: string; rules: readonly string[]; dueOn: string; documentId?: string };

export function issue(library: Library, given: Issued): void {
  write(library, markIssued(library, { documentId: 'document-1', ...given }));
}

/** A piece of evidence with its bytes. */
export function addEvidence(library: Library, inspectionId: string): string {
  const id = library.newId();
  const { sha256 } = addAttachment(library, Buffer.from(id));
  const set = { inspection_id: inspectionId, sha256, name: '照片.jpg', media_type: 'image/jpeg' };
  write(library, [{ table: 'evidence', row: id, set }]);
  return id;
}

export function act(library: Library, place: { inspectionId: string; rule: string }, step: FindingStep) {
  const { findings } = changeFinding(library, { ...place, step }, chinaHolidays);
  const found = findings.find(({ rule }) => rule === place.rule);
  if (found === undefined) throw new Error(`No finding ${place.rule}`);
  return found;
}
