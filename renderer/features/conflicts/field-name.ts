import { findFact } from '#domain/facts/dictionary.ts';
import type { TextTools } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Place } from './types.ts';

const labels: Readonly<Record<string, MessageKey>> = {
  deleted: 'conflicts.field_deleted',
  name: 'conflicts.field_name',
  credit_code: 'conflicts.field_credit_code',
  region_code: 'conflicts.field_region_code',
  industry_code: 'conflicts.field_industry_code',
  address: 'conflicts.field_address',
  contact_name: 'conflicts.field_contact_name',
  contact_phone: 'conflicts.field_contact_phone',
  merged_into: 'conflicts.field_merged_into',
  date: 'conflicts.field_date',
  kind: 'conflicts.field_kind',
  inspectors: 'conflicts.field_inspectors',
  state: 'conflicts.field_state',
  state_reason: 'conflicts.field_reason',
  reason: 'conflicts.field_reason',
  void_reason: 'conflicts.field_reason',
  frozen_verdicts: 'conflicts.field_verdicts',
  facts: 'conflicts.field_facts',
  caption: 'conflicts.field_caption',
  signer: 'conflicts.field_signer',
  number: 'conflicts.field_number',
  content: 'conflicts.field_content',
  issued_on: 'conflicts.field_issued_on',
  due_on: 'conflicts.field_due_on',
  text: 'conflicts.field_text',
  done: 'conflicts.field_done',
  fixed_by: 'conflicts.field_fixed_by',
  evidence: 'conflicts.field_evidence',
  verified_by: 'conflicts.field_verified_by',
  accepted_until: 'conflicts.field_accepted_until',
  inspector: 'conflicts.field_inspector',
  certificate: 'conflicts.field_certificate',
  assigned_on: 'conflicts.field_assigned_on',
  assigned_by: 'conflicts.field_assigned_by',
  note: 'conflicts.field_note',
  declined: 'conflicts.field_declined',
};

/** What a field is called: a fact by its label, anything else by its own word. */
export function toFieldName({ t, text }: TextTools, { table, field }: Omit<Place, 'row'>): string {
  if (table === 'records') {
    const fact = findFact(field.replace(/\.note$/, ''));
    if (fact === undefined) return field;
    return field.endsWith('.note') ? t('conflicts.note', { field: text(fact.label) }) : text(fact.label);
  }
  const label = labels[field];
  return label === undefined ? t('conflicts.field_other', { field }) : t(label);
}
