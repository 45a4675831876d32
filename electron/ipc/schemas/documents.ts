import { z } from 'zod';
import { greatestReasonLength } from '#domain/completion.ts';
import { documentKinds, documentStates } from '#domain/document-kinds.ts';
import { findPatternProblem, greatestPattern } from '#domain/document-number.ts';
import { greatestIssuingText } from '#domain/issuing-body.ts';
import { languages } from '#domain/language.ts';
import { id, isoDate, listChoice } from '../schemas.ts';

const kind = z.enum(documentKinds);
const state = z.enum(documentStates);
const language = z.enum(languages);
const format = z.enum(['pdf', 'docx']);
const reason = z.string().trim().min(1).max(greatestReasonLength);
const shortText = z.string().trim().max(greatestIssuingText);

/** Empty: the default pattern. */
const pattern = z
  .string()
  .trim()
  .max(greatestPattern)
  .refine((text) => text === '' || findPatternProblem(text) === undefined);

/** Who issues documents, how they are numbered, and in how many working days a reply is due. */
export const issuingSettings = z.object({
  name: shortText,
  address: shortText,
  phone: shortText,
  postcode: shortText,
  replyTo: shortText,
  signatory: shortText,
  patterns: z.partialRecord(kind, pattern),
  replyDays: z.int().min(1).max(365),
});

export const defaultIssuing: z.output<typeof issuingSettings> = {
  name: '',
  address: '',
  phone: '',
  postcode: '',
  replyTo: '',
  signatory: '',
  patterns: {},
  replyDays: 15,
};

const documentName = z.object({
  documentId: id,
  state,
  number: z.string().nullable(),
  issuedOn: isoDate.nullable(),
});

const documentView = documentName.extend({
  inspectionId: id,
  kind,
  language,
  dueOn: isoDate.nullable(),
  voidReason: z.string().nullable(),
  replaces: documentName.nullable(),
  /** The draft or issued document that corrects this one. */
  correction: documentName.nullable(),
  /** A correction of it that is void; null where there is another one. */
  lapsedCorrection: documentName.nullable(),
  /** Another document has the same number. */
  isDuplicate: z.boolean(),
});

const documentList = z.array(documentView);

const documentFilter = z.strictObject({
  state: z.enum(['all', ...documentStates]),
  kind: z.enum(['all', ...documentKinds]),
  search: z.string().max(100),
});

/** At most the first 500. */
const documentRegister = z.object({
  total: z.number(),
  rows: z.array(documentView.extend({ enterprise: z.string(), inspectionDate: isoDate })),
});

const documentKey = z.strictObject({ documentId: id });
const newDocument = z.strictObject({ inspectionId: id, kind, language });
const documentChange = z.strictObject({
  documentId: id,
  language: language.optional(),
  leftOut: z
    .record(z.string().min(1).max(200), reason)
    .refine((rules) => Object.keys(rules).length <= 300)
    .optional(),
});
const documentVoiding = z.strictObject({ documentId: id, reason });
const documentFile = z.strictObject({ documentId: id, format });

/** What a document looks like: the address of a page that holds nothing but it. */
const documentPreview = z.object({
  page: z.string(),
  /** Of drafts: the number it would get now, or why it would not be issued. */
  number: z.string().nullable(),
  refusal: z.string().nullable(),
  problems: z.array(
    z.object({
      rule: z.string(),
      number: z.number(),
      standing: z.enum(['breach', 'advice']),
      title: z.string(),
      /** Why it is left out; null: it is in the document. */
      leftOut: z.string().nullable(),
    }),
  ),
});

/** The bare name of the file that was written; null where none was chosen. */
const savedDocument = z.object({ name: z.string() }).nullable();
/** False: the system has no program for such files. */
const openedDocument = z.object({ opened: z.boolean() });

const batchRequest = z.strictObject({
  among: listChoice,
  kind,
  language,
  mode: z.enum(['draft', 'issue']),
});

const batchView = z.object({
  state: z.enum(['idle', 'running', 'done', 'cancelled', 'stopped']),
  done: z.number(),
  total: z.number(),
  /** Empty while it runs. */
  results: z.array(
    z.object({
      enterprise: z.string(),
      inspectionId: id.nullable(),
      outcome: z.enum(['drafted', 'issued', 'skipped', 'failed']),
      documentId: id.nullable(),
      number: z.string().nullable(),
      /** A code of the program, of a refusal to issue, or of the batch. */
      reason: z.string().nullable(),
    }),
  ),
});

const batchSaving = z.strictObject({ format });
/** Null where no folder was chosen. */
const batchSaved = z.object({ saved: z.number(), failed: z.number() }).nullable();

/** Notices and records. */
export const documentsContract = {
  listVisitDocuments: { request: z.strictObject({ inspectionId: id }), response: documentList },
  listDocuments: { request: documentFilter, response: documentRegister },
  createDocument: { request: newDocument, response: documentView },
  correctDocument: { request: documentKey, response: documentView },
  updateDocument: { request: documentChange, response: documentView },
  discardDocument: { request: documentKey, response: z.null() },
  previewDocument: { request: documentKey, response: documentPreview },
  issueDocument: { request: documentKey, response: documentView },
  voidDocument: { request: documentVoiding, response: documentView },
  saveDocument: { request: documentFile, response: savedDocument },
  openDocument: { request: documentFile, response: openedDocument },
  startDocumentBatch: { request: batchRequest, response: z.null() },
  getDocumentBatch: { request: z.void(), response: batchView },
  cancelDocumentBatch: { request: z.void(), response: z.null() },
  saveDocumentBatch: { request: batchSaving, response: batchSaved },
} as const;
