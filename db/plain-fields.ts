import { findingStates } from '#domain/finding-states.ts';
import { documentKinds, documentStates, evidenceKinds, inspectionKinds, inspectionStates } from './rows.ts';

/**
 * What a field of a plain table holds. A list names the allowed texts, its first being the default (the cell null).
 * `list`: texts, sorted, each once. `document`: an object, kept as it is. `flag`: 1 or not set.
 */
export type FieldRule =
  | 'required'
  | 'optional'
  | 'count'
  | 'flag'
  | 'inspectors'
  | 'list'
  | 'document'
  | readonly string[];

/** The synced tables whose columns are the fields of the log, each with an `id`. */
const fieldRules = {
  enterprises: {
    name: 'required',
    credit_code: 'optional',
    region_code: 'optional',
    industry_code: 'optional',
    address: 'optional',
    contact_name: 'optional',
    contact_phone: 'optional',
    deleted: 'flag',
    merged_into: 'optional',
  },
  inspections: {
    enterprise_id: 'required',
    date: 'required',
    kind: inspectionKinds,
    inspectors: 'inspectors',
    state: inspectionStates,
    pack_id: 'optional',
    pack_hash: 'optional',
    deleted: 'flag',
    state_reason: 'optional',
  },
  evidence: {
    inspection_id: 'required',
    kind: evidenceKinds,
    sha256: 'required',
    original_sha256: 'optional',
    size: 'count',
    name: 'required',
    media_type: 'required',
    facts: 'list',
    caption: 'optional',
    signer: 'optional',
    deleted: 'flag',
  },
  documents: {
    inspection_id: 'required',
    kind: documentKinds,
    language: 'required',
    number: 'optional',
    state: documentStates,
    content: 'document',
    left_out: 'document',
    issued_on: 'optional',
    due_on: 'optional',
    pdf_sha256: 'optional',
    docx_sha256: 'optional',
    replaces: 'optional',
    void_reason: 'optional',
    deleted: 'flag',
  },
  comments: {
    inspection_id: 'required',
    fact: 'optional',
    reply_to: 'optional',
    text: 'required',
    author: 'optional',
    written_at: 'optional',
    done: 'flag',
    deleted: 'flag',
  },
  findings: {
    inspection_id: 'required',
    rule: 'required',
    state: findingStates,
    reason: 'optional',
    issued_document: 'optional',
    due_on: 'optional',
    fixed_by: 'optional',
    evidence: 'list',
    verified_by: 'optional',
    accepted_until: 'optional',
    superseded_by: 'optional',
    deleted: 'flag',
  },
  assignments: {
    enterprise_id: 'required',
    inspector: 'required',
    certificate: 'optional',
    assigned_on: 'required',
    due_on: 'optional',
    assigned_by: 'optional',
    note: 'optional',
    declined: 'optional',
    deleted: 'flag',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldRule>>>>;

export type PlainTable = keyof typeof fieldRules;

const rulesByTable: Readonly<Record<PlainTable, Readonly<Record<string, FieldRule>>>> = fieldRules;

export const plainColumns: Readonly<Record<PlainTable, readonly string[]>> = {
  enterprises: Object.keys(fieldRules.enterprises),
  inspections: Object.keys(fieldRules.inspections),
  evidence: Object.keys(fieldRules.evidence),
  documents: Object.keys(fieldRules.documents),
  comments: Object.keys(fieldRules.comments),
  findings: Object.keys(fieldRules.findings),
  assignments: Object.keys(fieldRules.assignments),
};

export function findFieldRule(table: PlainTable, field: string): FieldRule | undefined {
  return Object.hasOwn(rulesByTable[table], field) ? rulesByTable[table][field] : undefined;
}

/** The fields that a new row cannot do without. */
export function listRequiredFields(table: PlainTable): readonly string[] {
  return plainColumns[table].filter((field) => rulesByTable[table][field] === 'required');
}
