/**
 * The first schema of a library. Once released it is never edited: later changes are later migrations.
 * STRICT tables, no triggers and no views, so that a foreign file with anything else is refused. Foreign keys are
 * deferred because a merge writes rows in the order of the log.
 */
export const migration = {
  version: 10,
  name: 'create-library',
  changes: [],
  sql: `
CREATE TABLE library (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  is_self INTEGER NOT NULL CHECK (is_self IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprises (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  region_code TEXT,
  industry_code TEXT,
  address TEXT,
  contact_name TEXT,
  contact_phone TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX enterprises_credit_code ON enterprises (credit_code);
CREATE INDEX enterprises_name ON enterprises (name);
CREATE INDEX enterprises_deleted ON enterprises (deleted);

CREATE TABLE inspections (
  id TEXT PRIMARY KEY NOT NULL,
  enterprise_id TEXT NOT NULL REFERENCES enterprises (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  kind TEXT NOT NULL DEFAULT 'first' CHECK (kind IN ('first', 'follow_up')),
  inspectors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(inspectors)),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'completed', 'submitted', 'approved', 'returned', 'void')),
  pack_id TEXT,
  pack_hash TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX inspections_enterprise_date ON inspections (enterprise_id, date);

CREATE TABLE answer_marks (
  inspection_id TEXT NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  fact TEXT NOT NULL,
  state TEXT CHECK (state IN ('none', 'unknown', 'refused', 'not_applicable')),
  carried_from TEXT,
  note TEXT,
  PRIMARY KEY (inspection_id, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict_counts (
  inspection_id TEXT PRIMARY KEY NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  pass INTEGER NOT NULL,
  gap INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL,
  error INTEGER NOT NULL,
  gap_critical INTEGER NOT NULL,
  gap_major INTEGER NOT NULL,
  gap_minor INTEGER NOT NULL,
  gap_advisory INTEGER NOT NULL,
  pack_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise_search (
  enterprise_id TEXT PRIMARY KEY NOT NULL REFERENCES enterprises (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  name_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX enterprise_search_name ON enterprise_search (name_key, enterprise_id);

CREATE TABLE changes (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  lamport INTEGER NOT NULL,
  wall TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  schema INTEGER NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_row ON changes (table_name, row_id);

CREATE TABLE conflicts (
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (table_name, row_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE union_records (
  inspection_id TEXT PRIMARY KEY NOT NULL REFERENCES inspections (id) DEFERRABLE INITIALLY DEFERRED,
  ownership TEXT CHECK (ownership IN ('state_wholly', 'state_controlled', 'collective',
    'collective_controlled', 'private', 'foreign', 'hmt', 'mixed_other')),
  legal_form TEXT CHECK (legal_form IN ('llc', 'jsc', 'swe', 'soe_noncorp', 'collective_noncorp',
    'partnership', 'sole_prop', 'branch', 'other')),
  employees_total INTEGER CHECK (employees_total >= 0),
  employees_women INTEGER CHECK (employees_women >= 0),
  employees_dispatched INTEGER CHECK (employees_dispatched >= 0),
  payroll_12m INTEGER CHECK (payroll_12m >= 0),
  party_org TEXT CHECK (party_org IN ('yes', 'no')),
  union_type TEXT CHECK (union_type IN ('none', 'preparatory', 'organizer_only', 'independent', 'joint')),
  union_name TEXT,
  higher_union_name TEXT,
  union_founded_on TEXT CHECK (union_founded_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  union_establishment_approved TEXT CHECK (union_establishment_approved IN ('yes', 'no')),
  members_total INTEGER CHECK (members_total >= 0),
  members_women INTEGER CHECK (members_women >= 0),
  membership_applications_on_file INTEGER CHECK (membership_applications_on_file >= 0),
  members_with_card INTEGER CHECK (members_with_card >= 0),
  outflow_members_12m INTEGER CHECK (outflow_members_12m >= 0),
  transfer_done_12m INTEGER CHECK (transfer_done_12m >= 0),
  transfer_status TEXT CHECK (transfer_status IN ('all', 'most', 'few', 'none', 'no_movement')),
  union_office TEXT CHECK (union_office IN ('dedicated', 'shared', 'none')),
  union_org_status TEXT CHECK (union_org_status IN ('independent', 'colocated_party', 'colocated_admin',
    'merged_party', 'merged_admin', 'abolished')),
  merger_approved TEXT CHECK (merger_approved IN ('yes', 'no')),
  committee_elected_by TEXT CHECK (committee_elected_by IN ('general_meeting', 'member_congress', 'appointed',
    'other')),
  committee_elected_on TEXT CHECK (committee_elected_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  committee_term_years INTEGER CHECK (committee_term_years >= 0),
  term_extension_approved_until TEXT CHECK (term_extension_approved_until
    GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  committee_result_approved TEXT CHECK (committee_result_approved IN ('yes', 'no')),
  committee_has_exec_relative TEXT CHECK (committee_has_exec_relative IN ('yes', 'no')),
  womens_committee TEXT CHECK (womens_committee IN ('established', 'member_only', 'none')),
  audit_committee TEXT CHECK (audit_committee IN ('established', 'group_or_member', 'none')),
  audit_committee_conflict TEXT CHECK (audit_committee_conflict IN ('yes', 'no')),
  own_first_level_finance TEXT CHECK (own_first_level_finance IN ('yes', 'no')),
  funds_paid_12m INTEGER CHECK (funds_paid_12m >= 0),
  union_account_independent TEXT CHECK (union_account_independent IN ('yes', 'no')),
  last_member_meeting_on TEXT CHECK (last_member_meeting_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_audit_report_on TEXT CHECK (last_audit_report_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  chair_name TEXT,
  chair_selection TEXT CHECK (chair_selection IN ('elected_general_meeting', 'elected_congress',
    'elected_by_committee', 'appointed_with_procedure', 'appointed_without_procedure', 'other')),
  chair_election_record TEXT CHECK (chair_election_record IN ('yes', 'no')),
  chair_elected_on TEXT CHECK (chair_elected_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  chair_vote_secret TEXT CHECK (chair_vote_secret IN ('yes', 'no')),
  chair_voters_entitled INTEGER CHECK (chair_voters_entitled >= 0),
  chair_voters_present INTEGER CHECK (chair_voters_present >= 0),
  chair_votes_for INTEGER CHECK (chair_votes_for >= 0),
  chair_publicity_days INTEGER CHECK (chair_publicity_days >= 0),
  chair_vacant_since TEXT CHECK (chair_vacant_since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  chair_in_office_since TEXT CHECK (chair_in_office_since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  chair_fulltime TEXT CHECK (chair_fulltime IN ('yes', 'no')),
  chair_concurrent_party TEXT CHECK (chair_concurrent_party IN ('none', 'party_head', 'party_deputy', 'other')),
  chair_concurrent_admin TEXT CHECK (chair_concurrent_admin GLOB '[[]*]'),
  chair_is_exec_relative TEXT CHECK (chair_is_exec_relative IN ('yes', 'no')),
  chair_is_foreign TEXT CHECK (chair_is_foreign IN ('yes', 'no')),
  chair_rank TEXT CHECK (chair_rank IN ('deputy_or_above', 'middle', 'other')),
  chair_prior_union_experience TEXT CHECK (chair_prior_union_experience IN ('yes', 'no')),
  chair_training TEXT CHECK (chair_training IN ('completed', 'scheduled', 'none')),
  chair_training_on TEXT CHECK (chair_training_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  chair_moved_midterm TEXT CHECK (chair_moved_midterm IN ('yes', 'no')),
  chair_move_consented TEXT CHECK (chair_move_consented IN ('yes', 'no')),
  vice_chairs_fulltime INTEGER CHECK (vice_chairs_fulltime >= 0),
  union_staff_total INTEGER CHECK (union_staff_total >= 0),
  union_staff_fulltime INTEGER CHECK (union_staff_fulltime >= 0),
  union_staff_parttime INTEGER CHECK (union_staff_parttime >= 0),
  chair_says_bargaining_works TEXT CHECK (chair_says_bargaining_works IN ('yes', 'no')),
  chair_says_congress_works TEXT CHECK (chair_says_congress_works IN ('yes', 'no')),
  collective_contract_status TEXT CHECK (collective_contract_status IN ('in_force', 'expired', 'negotiating',
    'never')),
  cc_bargaining_request_on TEXT CHECK (cc_bargaining_request_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_other_side_reply_on TEXT CHECK (cc_other_side_reply_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_employer_refused TEXT CHECK (cc_employer_refused IN ('yes', 'no')),
  cc_negotiation_minutes TEXT CHECK (cc_negotiation_minutes IN ('yes', 'no')),
  cc_reps_employee INTEGER CHECK (cc_reps_employee >= 0),
  cc_reps_employer INTEGER CHECK (cc_reps_employer >= 0),
  cc_congress_result TEXT CHECK (cc_congress_result IN ('passed', 'rejected', 'not_submitted')),
  cc_vote_attendance INTEGER CHECK (cc_vote_attendance >= 0),
  cc_vote_for INTEGER CHECK (cc_vote_for >= 0),
  cc_signed_on TEXT CHECK (cc_signed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_submitted_on TEXT CHECK (cc_submitted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_objection TEXT CHECK (cc_objection IN ('yes', 'no')),
  cc_effective_on TEXT CHECK (cc_effective_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_published_on TEXT CHECK (cc_published_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_expires_on TEXT CHECK (cc_expires_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cc_has_women_clause TEXT CHECK (cc_has_women_clause IN ('yes', 'no')),
  wage_plan_decider TEXT CHECK (wage_plan_decider IN ('negotiated', 'congress', 'management_only',
    'parent_company', 'board')),
  wage_plan_consulted TEXT CHECK (wage_plan_consulted IN ('yes', 'no')),
  wage_agreement_status TEXT CHECK (wage_agreement_status IN ('in_force', 'expired', 'none')),
  wage_agreement_signed_on TEXT CHECK (wage_agreement_signed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  wc_system TEXT CHECK (wc_system IN ('congress', 'general_meeting', 'regional_industry', 'none')),
  wc_established_on TEXT CHECK (wc_established_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  wc_sessions_prev_year INTEGER CHECK (wc_sessions_prev_year >= 0),
  wc_sessions_this_year INTEGER CHECK (wc_sessions_this_year >= 0),
  wc_last_held_on TEXT CHECK (wc_last_held_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  wc_delegates_total INTEGER CHECK (wc_delegates_total >= 0),
  wc_delegates_managers INTEGER CHECK (wc_delegates_managers >= 0),
  wc_delegates_women INTEGER CHECK (wc_delegates_women >= 0),
  wc_attendance INTEGER CHECK (wc_attendance >= 0),
  wc_vote_items INTEGER CHECK (wc_vote_items >= 0),
  wc_secret_ballot TEXT CHECK (wc_secret_ballot IN ('all_important', 'some', 'none', 'no_important_items')),
  wc_material_lead_days INTEGER CHECK (wc_material_lead_days >= 0),
  wc_items_reviewed TEXT CHECK (wc_items_reviewed GLOB '[[]*]'),
  wc_joint_meeting_items TEXT CHECK (wc_joint_meeting_items GLOB '[[]*]'),
  wc_joint_meeting_confirmed TEXT CHECK (wc_joint_meeting_confirmed IN ('yes', 'no')),
  interest_plan_12m TEXT CHECK (interest_plan_12m IN ('yes', 'no')),
  interest_plan_wc_discussed TEXT CHECK (interest_plan_wc_discussed IN ('yes', 'no')),
  rule_change_12m TEXT CHECK (rule_change_12m IN ('yes', 'no')),
  rule_wc_discussed TEXT CHECK (rule_wc_discussed IN ('yes', 'no')),
  restructuring_12m TEXT CHECK (restructuring_12m IN ('yes', 'no')),
  restructuring_needs_settlement TEXT CHECK (restructuring_needs_settlement IN ('yes', 'no')),
  settlement_plan_wc_result TEXT CHECK (settlement_plan_wc_result IN ('passed', 'rejected', 'not_submitted')),
  settlement_plan_lead_days INTEGER CHECK (settlement_plan_lead_days >= 0),
  union_rep_in_interest_meetings TEXT CHECK (union_rep_in_interest_meetings IN ('yes', 'no')),
  has_board TEXT CHECK (has_board IN ('yes', 'no')),
  board_worker_directors INTEGER CHECK (board_worker_directors >= 0),
  chair_on_board TEXT CHECK (chair_on_board IN ('yes', 'no')),
  has_supervisory_board TEXT CHECK (has_supervisory_board IN ('yes', 'no')),
  supervisors_total INTEGER CHECK (supervisors_total >= 0),
  supervisors_worker INTEGER CHECK (supervisors_worker >= 0),
  chair_or_vice_on_supervisory TEXT CHECK (chair_or_vice_on_supervisory IN ('yes', 'no')),
  worker_reps_elected TEXT CHECK (worker_reps_elected IN ('yes', 'no')),
  worker_rep_is_executive TEXT CHECK (worker_rep_is_executive IN ('yes', 'no')),
  interest_rules_published TEXT CHECK (interest_rules_published IN ('yes', 'no')),
  disclosed_major_decisions TEXT CHECK (disclosed_major_decisions IN ('yes', 'no')),
  disclosed_income TEXT CHECK (disclosed_income IN ('yes', 'no')),
  si_monthly_notice TEXT CHECK (si_monthly_notice IN ('yes', 'no')),
  si_annual_published TEXT CHECK (si_annual_published IN ('yes', 'no')),
  appraisal_held TEXT CHECK (appraisal_held IN ('yes', 'no')),
  appraisal_published TEXT CHECK (appraisal_published IN ('yes', 'no')),
  exec_annual_salary_system TEXT CHECK (exec_annual_salary_system IN ('yes', 'no')),
  exec_salary_disclosed TEXT CHECK (exec_salary_disclosed IN ('yes', 'no'))
) STRICT;
CREATE INDEX union_records_employees ON union_records (inspection_id, employees_total);
`,
} as const;
