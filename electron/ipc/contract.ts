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
  noteText,
  packView,
  savedAnswers,
  session,
  settings,
  settingsChange,
  statisticsView,
  verdictSummary,
  visitDetails,
  visitView,
  whereFilter,
} from './schemas.ts';

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
  createVisit: { request: visitDetails.extend({ enterpriseId: id }), response: z.object({ inspectionId: id }) },
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
  getStatistics: { request: whereFilter, response: statisticsView },
  getVerdictSummary: { request: emptyRequest, response: verdictSummary },
} as const satisfies Record<Channel, Procedure>;

export type Contract = typeof contract;
export type Request<C extends Channel> = z.input<Contract[C]['request']>;
export type ParsedRequest<C extends Channel> = z.output<Contract[C]['request']>;
export type Response<C extends Channel> = z.output<Contract[C]['response']>;
export type Assessment = z.output<typeof assessment>;
