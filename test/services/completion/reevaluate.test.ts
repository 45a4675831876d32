import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/condition.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { compilePack } from '#rules/compile-pack.ts';
import { parsePack } from '#rules/parse-pack.ts';
import type { PackDocument, Rule } from '#rules/types.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { reevaluateVisit } from '#services/completion/reevaluate.ts';
import { getContentHash } from '#services/content-hash.ts';
import type { Library } from '#services/library.ts';
import { getBuiltInPack, hashPack } from '#services/pack.ts';
import type { LoadedPack } from '#services/pack.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getVisit, saveVisitDetails } from '#services/visits.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeLibrary, makeVisit } from '../support/app-library.ts';

const language = 'zh-Hans';
const rule = 'womens-committee-missing-10';

function makeCompleted(library: Library): string {
  const { inspectionId } = makeVisit(library);
  saveVisitDetails(library, { inspectionId, language, inspectors: [{ name: '王芳', certificate: '' }] });
  const answers = {
    union_type: { value: 'independent' },
    employees_women: { value: 60 },
    members_women: { value: 34 },
    womens_committee: { value: 'none' },
  } as const;
  saveAnswers(library, { inspectionId, language, answers });
  completeVisit(library, { inspectionId, language, reasons: {} });
  return inspectionId;
}

/** The built-in pack with another list of rules. */
function makePack(change: (rules: readonly Rule[]) => readonly Rule[]): LoadedPack {
  const { document } = getBuiltInPack().compiled;
  const changed: PackDocument = { ...document, version: '9.9.9', rules: change(document.rules) };
  const parsed = parsePack(changed, facts);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { compiled: compilePack(parsed.pack, facts), hash: hashPack(changed) };
}

function changeRule(part: Partial<Rule>): LoadedPack {
  return makePack((rules) => rules.map((each) => (each.id === rule ? { ...each, ...part } : each)));
}

describe('reevaluateVisit', () => {
  it('finds no difference under the pack by which the visit was completed', () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const result = reevaluateVisit(library, { inspectionId, language });
    expect(result.differences).toEqual([]);
    expect(result.same).toBe(getBuiltInPack().compiled.rules.length);
    expect(result.frozenPack).toEqual(result.presentPack);
  });

  it('tells what is new, cleared, cannot be decided any more or is worded otherwise, and writes nothing', () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const key = { inspectionId, language } as const;
    const before = { hash: getContentHash(library), visit: getVisit(library, key) };
    const differenceUnder = (pack: LoadedPack) =>
      reevaluateVisit(library, key, pack).differences.find((difference) => difference.rule === rule);
    const { gapWhen } = getBuiltInPack().compiled.document.rules.find(({ id }) => id === rule) ?? expect.unreachable();
    const never: Condition = { all: [gapWhen, { compare: [{ fact: 'members_women' }, '>', 1_000_000] }] };
    expect(differenceUnder(changeRule({ gapWhen: never }))).toMatchObject({
      kind: 'cleared',
      before: { verdict: 'gap' },
      after: { verdict: 'pass' },
    });
    const unknown: Condition = { all: [gapWhen, { compare: [{ fact: 'payroll_12m' }, '<', 5] }] };
    expect(differenceUnder(changeRule({ gapWhen: unknown }))).toMatchObject({ kind: 'now_unknown' });
    expect(differenceUnder(changeRule({ severity: 'minor' }))).toMatchObject({
      kind: 'changed',
      before: { verdict: 'gap', severity: 'major' },
      after: { verdict: 'gap', severity: 'minor' },
    });
    const withNew = makePack((rules) =>
      rules.flatMap((each) => (each.id === rule ? [each, { ...each, id: 'another' }] : each)),
    );
    expect(reevaluateVisit(library, key, withNew).differences).toMatchObject([
      { rule: 'another', kind: 'new', before: null },
    ]);
    const without = makePack((rules) => rules.filter((each) => each.id !== rule));
    expect(differenceUnder(without)).toMatchObject({ kind: 'cleared', after: null });
    expect({ hash: getContentHash(library), visit: getVisit(library, key) }).toEqual(before);
  });

  it('has nothing to compare with where nothing is frozen', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    expect(getErrorCode(() => reevaluateVisit(library, { inspectionId, language }))).toBe('INVALID_REQUEST');
  });
});
