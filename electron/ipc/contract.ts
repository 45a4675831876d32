import { z } from 'zod';
import type { Channel } from './channels.ts';
import {
  answerMap,
  type assessment,
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
  statisticsView,
  verdictSummary,
  visitDetails,
  visitView,
  whereFilter,
} from './schemas.ts';
import { backup, backupList, backupName, backupPreview, backupState, restored } from './schemas/backups.ts';
import { completionRequest, reasonedRequest, reevaluation } from './schemas/completion.ts';
import {
  chosenFile,
  fileRequest,
  importBatches,
  importOutcome,
  importPreview,
  importProgress,
  takeBackOutcome,
} from './schemas/import.ts';
import { openLibraryRequest, session, settings, settingsChange } from './schemas/session.ts';

export type Procedure = { readonly request: z.ZodType; readonly response: z.ZodType };

/** What crosses the border between window and main process. Nothing else does. */
export const contract = {
  getSession: { request: emptyRequest, response: session },
  saveSettings: { request: settingsChange, response: settings },
  getPack: { request: emptyRequest, response: packView },
  listEnterprises: {
    request: listRequest,
    response: z.object({ total: z.number(), matching: z.number(), rows: z.array(enterpriseRow) }),
  },
  getEnterprise: { request: z.strictObject({ enterpriseId: id }), response: enterpriseView },
  createEnterprise: { request: enterpriseInput, response: z.object({ enterpriseId: id }) },
  updateEnterprise: { request: enterpriseInput.extend({ enterpriseId: id }), response: enterpriseView },
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
  chooseImportFile: { request: emptyRequest, response: chosenFile },
  previewImport: { request: fileRequest, response: importPreview },
  runImport: { request: fileRequest, response: importOutcome },
  getImportProgress: { request: emptyRequest, response: importProgress },
  cancelImport: { request: emptyRequest, response: z.null() },
  listImports: { request: emptyRequest, response: importBatches },
  /** The bare name of the file that was written; null where none was chosen. */
  saveImportTemplate: { request: emptyRequest, response: z.object({ name: z.string() }).nullable() },
  takeBackImport: { request: z.strictObject({ batchId: id }), response: takeBackOutcome },
} as const satisfies Record<Channel, Procedure>;

export type Contract = typeof contract;
export type Request<C extends Channel> = z.input<Contract[C]['request']>;
export type ParsedRequest<C extends Channel> = z.output<Contract[C]['request']>;
export type Response<C extends Channel> = z.output<Contract[C]['response']>;
export type Assessment = z.output<typeof assessment>;
