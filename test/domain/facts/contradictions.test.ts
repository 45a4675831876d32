import { describe, expect, it } from 'vitest';
import type { Answers } from '#domain/fact.ts';
import { contradictions } from '#domain/facts/contradictions.ts';
import { facts, findFact, getFact } from '#domain/facts/dictionary.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { languages } from '#domain/language.ts';
import { createScope } from '#rules/compile-pack.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { createVector } from '#rules/layout.ts';
import { createRecordChecks } from '#rules/record-checks.ts';
import { createVisitContext } from '#rules/visit.ts';
import { listConditionFacts, listConditionIssues } from './conditions.ts';

const scope = createScope(facts);
const checks = createRecordChecks(facts, contradictions);
const visit = createVisitContext({ date: '2026-05-12', regionCode: '420106' }, () => []);

/** Ids of the contradictions of a record, its facts given as in the interchange format. */
function contradict(record: Readonly<Record<string, unknown>>): readonly string[] {
  const vector = createVector(scope.layout);
  encodeAnswers(scope.layout, toAnswers(record), vector);
  return checks.listContradictions(vector, visit).map(({ id }) => id);
}

function toAnswers(record: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    Object.entries(record).map(([id, raw]) => {
      const parsed = parseInterchangeAnswer(getFact(id), raw);
      if (!parsed.ok) throw new Error(`${id}: ${parsed.message}`);
      return [id, parsed.answer];
    }),
  );
}

describe('contradictions', () => {
  it('have distinct ids', () => {
    expect(new Set(contradictions.map(({ id }) => id)).size).toBe(contradictions.length);
  });

  it.each(contradictions.map((entry) => [entry.id, entry] as const))('%s names and words its facts', (_id, entry) => {
    expect(listConditionIssues(entry.when)).toEqual([]);
    for (const id of entry.facts) expect(listConditionFacts(entry.when)).toContain(id);
    for (const language of languages) {
      const named = [...entry.message[language].matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(new Set(named)).toEqual(new Set(entry.facts));
      expect(named).toHaveLength(entry.facts.length);
      expect(named.every((id) => findFact(id ?? '') !== undefined)).toBe(true);
    }
  });

  it('finds none in an empty record, in states, or in a sound record', () => {
    expect(contradict({})).toEqual([]);
    for (const state of ['unknown', 'refused', 'not_applicable']) {
      expect(contradict(Object.fromEntries(facts.map((fact) => [fact.id, { state }])))).toEqual([]);
    }
    expect(contradict(soundRecord)).toEqual([]);
  });

  it('counts dispatched workers among those who can be members, and waits for their number', () => {
    expect(contradict({ members_total: 231, employees_total: 230, employees_dispatched: 0 })).toEqual([
      'members-above-workforce',
    ]);
    expect(contradict({ members_total: 231, employees_total: 230, employees_dispatched: 1 })).toEqual([]);
    expect(contradict({ members_total: 231, employees_total: 230 })).toEqual([]);
  });

  it.each([
    [{ members_with_card: 41, members_total: 40 }, 'members-with-card-above-members-total'],
    [{ employees_women: 3, employees_total: 2 }, 'employees-women-above-employees-total'],
    [{ chair_votes_for: 31, chair_voters_present: 30 }, 'chair-votes-for-above-chair-voters-present'],
    [{ union_staff_fulltime: 1, union_staff_parttime: 1, union_staff_total: 3 }, 'officers-do-not-add-up'],
    [{ cc_signed_on: '2026-03-02', cc_submitted_on: '2026-03-01' }, 'cc-submitted-on-before-cc-signed-on'],
    [{ wc_last_held_on: '2026-05-13' }, 'wc-last-held-on-in-future'],
    [{ collective_contract_status: 'in_force', cc_expires_on: '2026-05-11' }, 'contract-in-force-past-expiry'],
    [{ collective_contract_status: 'expired', cc_expires_on: '2026-05-12' }, 'contract-expired-before-expiry'],
    [{ collective_contract_status: 'never', cc_signed_on: '2024-01-01' }, 'contract-never-but-signed'],
    [{ union_type: 'none', committee_elected_by: 'general_meeting' }, 'committee-elected-without-union'],
    [{ chair_selection: 'elected_congress', chair_elected_on: { state: 'none' } }, 'chair-elected-never'],
    [{ wc_system: 'none', wc_sessions_this_year: 1 }, 'congress-none-but-held-this-year'],
    [{ wc_last_held_on: '2026-01-01', wc_sessions_this_year: 0 }, 'congress-held-this-year-uncounted'],
    [{ wc_last_held_on: '2025-12-31', wc_sessions_this_year: 1 }, 'congress-counted-this-year-unheld'],
    [{ wc_last_held_on: '2025-01-01', wc_sessions_prev_year: 0 }, 'congress-held-last-year-uncounted'],
    [{ wc_last_held_on: '2024-12-31', wc_sessions_prev_year: 1 }, 'congress-counted-last-year-unheld'],
    [{ chair_training: 'none', chair_training_on: '2025-01-01' }, 'chair-untrained-with-date'],
    [{ transfer_status: 'all', transfer_done_12m: 1, outflow_members_12m: 2 }, 'transfers-all-but-short'],
    [{ ownership: 'private', legal_form: 'swe' }, 'state-company-owned-otherwise'],
  ])('reports %j as %s and nothing else', (record, id) => {
    expect(contradict(record)).toEqual([id]);
  });

  it('lets numbers and dates be equal, and takes a plan for a training that is to come', () => {
    expect(contradict({ members_with_card: 40, members_total: 40 })).toEqual([]);
    expect(contradict({ wc_last_held_on: '2026-05-12', wc_sessions_this_year: 1 })).toEqual([]);
    expect(contradict({ collective_contract_status: 'in_force', cc_expires_on: '2026-05-12' })).toEqual([]);
    expect(contradict({ chair_training: 'scheduled', chair_training_on: '2026-09-01' })).toEqual([]);
  });
});

const soundRecord = {
  ownership: 'state_wholly',
  legal_form: 'swe',
  employees_total: 230,
  employees_women: 90,
  employees_dispatched: 20,
  union_type: 'independent',
  members_total: 240,
  members_women: 95,
  members_with_card: 240,
  chair_selection: 'elected_congress',
  chair_elected_on: '2024-03-01',
  chair_vacant_since: { state: 'none' },
  union_staff_total: 5,
  union_staff_fulltime: 1,
  union_staff_parttime: 4,
  vice_chairs_fulltime: 0,
  chair_fulltime: 'yes',
  collective_contract_status: 'in_force',
  cc_signed_on: '2025-03-01',
  cc_submitted_on: '2025-03-05',
  cc_effective_on: '2025-03-20',
  cc_published_on: '2025-03-21',
  cc_expires_on: '2028-02-29',
  wc_system: 'congress',
  wc_established_on: '2010-01-15',
  wc_last_held_on: '2026-01-20',
  wc_sessions_prev_year: 1,
  wc_sessions_this_year: 1,
} as const;
