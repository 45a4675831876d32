import { listDocumentsOfVisit } from '#db/repositories/documents.ts';
import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { documentKindNames } from '#domain/document-kinds.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { editableStates } from '#domain/visit-states.ts';
import { addWorkingDays } from '#domain/working-days.ts';
import { buildDocument } from '#reports/build-document.ts';
import type { CitedDocument, DocumentInput } from '#reports/document-input.ts';
import type { DocumentContent, DocumentSource } from '#reports/document.ts';
import { judgeRecord, toAssessment } from '../assessment.ts';
import { freezeVerdicts } from '../completion/frozen.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import { getVisitRecord, toJudgedRecord } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';
import { listSections } from './collect-facts.ts';
import { listFindings } from './collect-findings.ts';
import type { Verdicts } from './collect-findings.ts';
import type { CollectRequest } from './collect-request.ts';
import { collectSignatures } from './collect-signatures.ts';

/**
 * What a document says of a visit: from the verdicts frozen at completion, or, while the visit is worked on, from the
 * rules as they are now, and then it says so. Writes nothing; the same library and request give the same content.
 * @throws AppError NOT_FOUND where there is no such visit; FILE_DAMAGED where its frozen verdicts have not their form;
 * ATTACHMENT_ALTERED where a signature is not the one that was drawn.
 */
export function collectDocument(library: Library, request: CollectRequest): DocumentContent {
  const record = getVisitRecord(library.db, request.inspectionId);
  const judged = toJudgedRecord(record);
  const judgement = judgeRecord(judged);
  const { contradictions } = toAssessment(judgement, judged, request.language);
  const frozen = findFrozenVerdicts(library.db, request.inspectionId);
  const verdicts = frozen ?? freezeVerdicts(judgement, judged, getBuiltInPack());
  const { kind, language, issuing, number, issuedOn } = request;
  return buildDocument({
    kind,
    language,
    source: toSource(record, { verdicts, judged: frozen === undefined ? 'present' : 'frozen' }),
    issuing,
    number,
    issuedOn,
    reply: toReply(request),
    ...toVisit(record),
    findings: listFindings(library, verdicts, request),
    unknowns: listUnknowns(verdicts, language),
    contradictions: contradictions.map(({ message }) => message),
    sections: kind === 'record' ? listSections(record, language) : [],
    signatures: kind === 'record' ? collectSignatures(library, request.inspectionId) : { inspectors: [], union: [] },
    replaces: toReplaced(request),
    regarding: findRegarding(library, request),
  });
}

type Judged = { readonly verdicts: Verdicts; readonly judged: DocumentSource['judged'] };

function toSource({ inspection, enterprise }: VisitRecord, { verdicts, judged }: Judged): DocumentSource {
  const { id, version, hash } = verdicts.pack;
  return {
    inspectionId: inspection.id,
    inspectionDate: inspection.date,
    enterpriseName: enterprise.name,
    judged,
    packId: id,
    packVersion: version,
    packHash: hash,
  };
}

function toVisit({ inspection, enterprise }: VisitRecord): Pick<DocumentInput, 'enterprise' | 'visit'> {
  const { name, creditCode, address } = enterprise;
  return {
    enterprise: { name, creditCode: creditCode ?? '', address: address ?? '' },
    visit: {
      date: inspection.date,
      isFollowUp: inspection.kind === 'follow_up',
      isCompleted: !editableStates.includes(inspection.state),
      inspectors: inspection.inspectors,
    },
  };
}

function toReply({ replyDays, issuedOn, calendar }: CollectRequest): DocumentInput['reply'] {
  return { days: replyDays, due: issuedOn === '' ? undefined : addWorkingDays(issuedOn, replyDays, calendar) };
}

function listUnknowns({ verdicts }: Verdicts, language: Language): DocumentInput['unknowns'] {
  return verdicts
    .filter(({ verdict }) => verdict === 'unknown')
    .map(({ title, missing }) => ({
      title: title[language],
      missing: missing.map((fact) => findFact(fact)?.label[language] ?? fact),
    }));
}

function toReplaced({ kind, language, replaces }: CollectRequest): CitedDocument | undefined {
  return replaces === undefined ? undefined : { title: documentKindNames[kind][language], ...replaces };
}

/** Notices that are answered and served, the most binding first. */
const servedKinds: readonly DocumentKind[] = ['rectification_notice', 'opinion', 'recommendation', 'reminder'];
/** An authority does not answer on the enterprise's slip. */
const answeredKinds: readonly DocumentKind[] = ['rectification_notice', 'opinion', 'reminder'];

/** The issued notice of this visit that a slip or receipt goes with; undefined where there is none yet. */
function findRegarding(library: Library, { inspectionId, kind, language }: CollectRequest): CitedDocument | undefined {
  if (kind !== 'reply_slip' && kind !== 'service_receipt') return undefined;
  const issued = listDocumentsOfVisit(library.db, inspectionId).filter(({ state }) => state === 'issued');
  const corrected = new Set(issued.map(({ replaces }) => replaces));
  const wanted = kind === 'reply_slip' ? answeredKinds : servedKinds;
  for (const candidate of wanted) {
    const found = issued.findLast((document) => document.kind === candidate && !corrected.has(document.id));
    if (found === undefined) continue;
    const { number, issuedOn } = found;
    if (number !== null && issuedOn !== null)
      return { title: documentKindNames[candidate][language], number, issuedOn };
  }
  return undefined;
}
