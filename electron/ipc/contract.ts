import { z } from 'zod';
import type { Channel } from './channels.ts';
import {
  answerMap,
  type assessment,
  countsRequest,
  emptyRequest,
  enterpriseInput,
  enterpriseRow,
  enterpriseView,
  historyEntry,
  id,
  listRequest,
  newVisit,
  noteText,
  packView,
  savedAnswers,
  showCounts,
  statisticsView,
  verdictSummary,
  visitDetails,
  visitView,
  whereFilter,
} from './schemas.ts';
import { assignmentsContract } from './schemas/assignments.ts';
import { backup, backupList, backupName, backupPreview, backupState, restored } from './schemas/backups.ts';
import { completionRequest, reasonedRequest, reevaluation } from './schemas/completion.ts';
import { conflictsContract } from './schemas/conflicts.ts';
import { documentsContract } from './schemas/documents.ts';
import { evidenceContract } from './schemas/evidence.ts';
import { findingsContract } from './schemas/findings.ts';
import { foreignContract } from './schemas/foreign.ts';
import { handOverContract } from './schemas/hand-over.ts';
import {
  duplicates,
  mergePair,
  mergePreview,
  mergeRequest,
  scanPart,
  scanRequest,
  typedEnterprise,
} from './schemas/enterprises.ts';
import {
  chosenFile,
  droppedFile,
  fileRequest,
  importBatches,
  importOutcome,
  importPreview,
  importProgress,
  takeBackOutcome,
} from './schemas/import.ts';
import { reportProgress, savedReport } from './schemas/reports.ts';
import { mergingContract } from './schemas/merging.ts';
import { reviewContract } from './schemas/review.ts';
import {
  deviceName,
  folderPurpose,
  importedCalendar,
  openLibraryRequest,
  session,
  settings,
  settingsChange,
} from './schemas/session.ts';

export type Procedure = { readonly request: z.ZodType; readonly response: z.ZodType };

/** What crosses the border between window and main process. Nothing else does. */
export const contract = {
  getSession: { request: emptyRequest, response: session },
  saveSettings: { request: settingsChange, response: settings },
  getPack: { request: emptyRequest, response: packView },
  listEnterprises: {
    request: listRequest,
    response: z.object({
      total: z.number(),
      matching: z.number(),
      rows: z.array(enterpriseRow),
      /** Whether this device has handed the library over yet: before, all that it wrote has changed. */
      isHandedOver: z.boolean(),
    }),
  },
  countEnterprises: { request: countsRequest, response: showCounts },
  getEnterprise: { request: z.strictObject({ enterpriseId: id }), response: enterpriseView },
  createEnterprise: { request: enterpriseInput, response: z.object({ enterpriseId: id }) },
  updateEnterprise: { request: enterpriseInput.extend({ enterpriseId: id }), response: enterpriseView },
  findDuplicates: { request: typedEnterprise, response: duplicates },
  scanDuplicates: { request: scanRequest, response: scanPart },
  previewMerge: { request: mergePair, response: mergePreview },
  mergeEnterprises: { request: mergeRequest, response: enterpriseView },
  unmergeEnterprise: { request: z.strictObject({ enterpriseId: id }), response: z.null() },
  createVisit: { request: newVisit, response: z.object({ inspectionId: id }) },
  getVisit: { request: z.strictObject({ inspectionId: id }), response: visitView },
  saveAnswers: { request: z.strictObject({ inspectionId: id, answers: answerMap }), response: savedAnswers },
  saveNote: {
    request: z.strictObject({ inspectionId: id, fact: z.string().max(64), note: noteText.nullable() }),
    response: savedAnswers,
  },
  saveVisitDetails: { request: visitDetails.partial().extend({ inspectionId: id }), response: visitView },
  undo: {
    request: z.strictObject({ inspectionId: id }),
    response: z.object({ facts: z.array(z.string()), visit: visitView }),
  },
  redo: {
    request: z.strictObject({ inspectionId: id }),
    response: z.object({ facts: z.array(z.string()), visit: visitView }),
  },
  getHistory: {
    request: z.strictObject({ inspectionId: id, fact: z.string().max(64) }),
    response: z.array(historyEntry),
  },
  completeVisit: { request: completionRequest, response: visitView },
  reopenVisit: { request: reasonedRequest, response: visitView },
  voidVisit: { request: reasonedRequest, response: visitView },
  reevaluateVisit: { request: z.strictObject({ inspectionId: id }), response: reevaluation },
  ...reviewContract,
  ...findingsContract,
  getStatistics: { request: whereFilter, response: statisticsView },
  getVerdictSummary: { request: emptyRequest, response: verdictSummary },
  openLibrary: { request: openLibraryRequest, response: z.null() },
  listBackups: { request: emptyRequest, response: backupList },
  backUpNow: { request: emptyRequest, response: z.object({ name: z.string() }) },
  previewBackup: { request: backupName, response: backupPreview },
  restoreBackup: { request: backupName, response: restored },
  getBackupState: { request: emptyRequest, response: backupState },
  chooseBackupFolder: { request: emptyRequest, response: settings },
  findRecovery: { request: emptyRequest, response: z.object({ backup: backup.nullable() }) },
  recoverLibrary: { request: backupName, response: restored },
  startAnew: { request: emptyRequest, response: z.null() },
  renameDevice: { request: deviceName, response: deviceName },
  chooseFolder: { request: folderPurpose, response: settings },
  importCalendar: { request: emptyRequest, response: importedCalendar },
  saveReport: { request: emptyRequest, response: savedReport },
  getReportProgress: { request: emptyRequest, response: reportProgress },
  cancelReport: { request: emptyRequest, response: z.null() },
  chooseImportFile: { request: emptyRequest, response: chosenFile },
  openDroppedImport: { request: droppedFile, response: chosenFile },
  previewImport: { request: fileRequest, response: importPreview },
  runImport: { request: fileRequest, response: importOutcome },
  getImportProgress: { request: emptyRequest, response: importProgress },
  cancelImport: { request: emptyRequest, response: z.null() },
  listImports: { request: emptyRequest, response: importBatches },
  /** The bare name of the file that was written; null where none was chosen. */
  saveImportTemplate: { request: emptyRequest, response: z.object({ name: z.string() }).nullable() },
  takeBackImport: { request: z.strictObject({ batchId: id }), response: takeBackOutcome },
  ...evidenceContract,
  ...documentsContract,
  ...handOverContract,
  ...assignmentsContract,
  ...foreignContract,
  ...mergingContract,
  ...conflictsContract,
} as const satisfies Record<Channel, Procedure>;

export type Contract = typeof contract;
export type Request<C extends Channel> = z.input<Contract[C]['request']>;
export type ParsedRequest<C extends Channel> = z.output<Contract[C]['request']>;
export type Response<C extends Channel> = z.output<Contract[C]['response']>;
export type Assessment = z.output<typeof assessment>;
