import { describe, expect, it } from 'vitest';
import { iterateChecks } from '#services/check/check-records.ts';
import type { CheckedVerdict } from '#services/check/check-records.ts';
import { importRecords } from '#services/import/import-records.ts';
import type { Library } from '#services/library.ts';
import { getBuiltInPack } from '#services/pack.ts';
import type { Language } from '#domain/language.ts';
import { openNewLibrary } from '../support/library.ts';

const facts = {
  union_type: 'independent',
  members_women: 34,
  womens_committee: 'none',
  last_audit_report_on: { state: 'none' },
  funds_paid_12m: 1979.99,
  payroll_12m: 100_000,
  members_total: { state: 'unknown' },
};

function openFilledLibrary(date = '2026-05-12'): Library {
  const library = openNewLibrary();
  const records = [{ enterprise: { name: '示例一厂', region_code: '420106' }, inspection: { date }, facts }];
  importRecords(library, { records, mode: 'write', language: 'zh-Hans' });
  return library;
}

function check(library: Library, language: Language = 'zh-Hans'): readonly CheckedVerdict[] {
  const [inspection] = [...iterateChecks(library, { pack: getBuiltInPack(), language })];
  return inspection?.verdicts ?? [];
}

function getVerdict(verdicts: readonly CheckedVerdict[], rule: string): CheckedVerdict {
  const verdict = verdicts.find((candidate) => candidate.rule === rule);
  if (verdict === undefined) throw new Error(`No verdict of ${rule}`);
  return verdict;
}

describe('iterateChecks', () => {
  it('gives one verdict per rule in the order of the pack', () => {
    const rules = getBuiltInPack().compiled.rules.map(({ rule }) => rule.id);
    expect(check(openFilledLibrary()).map(({ rule }) => rule)).toEqual(rules);
  });

  it('says what a verdict rests on and which facts it used, as the interchange format writes them', () => {
    const verdicts = check(openFilledLibrary());
    const women = getVerdict(verdicts, 'womens-committee-missing-10');
    expect(women).toMatchObject({ verdict: 'gap', severity: 'major', modality: 'union_norm', missing: [] });
    expect(women.used).toEqual({ union_type: 'independent', members_women: 34, womens_committee: 'none' });
    expect(women.reason).toContain('34 人');
    expect(women.basis.length).toBeGreaterThan(0);
    expect(getVerdict(verdicts, 'audit-report-overdue').used).toEqual({ last_audit_report_on: { state: 'none' } });
    expect(getVerdict(verdicts, 'union-funds-underpaid')).toMatchObject({
      verdict: 'gap',
      used: { funds_paid_12m: 1979.99, payroll_12m: 100_000 },
    });
  });

  it('names what is missing, and not the unknown facts it does not need', () => {
    const verdict = getVerdict(check(openFilledLibrary()), 'membership-card-not-issued');
    expect(verdict).toMatchObject({ verdict: 'unknown', missing: ['members_with_card', 'members_total'] });
    expect(verdict.used).toEqual({ union_type: 'independent' });
  });

  it('prints no number of an article that nobody has read', () => {
    const unread = check(openFilledLibrary(), 'en').flatMap(({ basis }) => basis.filter(({ verified }) => !verified));
    expect(unread.length).toBeGreaterThan(0);
    expect(new Set(unread.map(({ article }) => article))).toEqual(new Set(['article to be confirmed']));
  });

  it('cites the law of the day', () => {
    const cite = (date: string): string =>
      JSON.stringify(getVerdict(check(openFilledLibrary(date), 'en'), 'union-funds-underpaid').basis);
    expect(cite('2026-05-12')).not.toBe(cite('2006-05-12'));
  });

  it('speaks the language asked for', () => {
    const library = openFilledLibrary();
    const reasons = (['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => check(library, language)[31]?.reason);
    expect(new Set(reasons).size).toBe(3);
  });

  it('refuses a visit that is not there', () => {
    const request = {
      pack: getBuiltInPack(),
      language: 'en',
      inspectionId: '0190b6c0-0000-7000-8000-000000000000',
    } as const;
    expect(() => [...iterateChecks(openFilledLibrary(), request)]).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});
