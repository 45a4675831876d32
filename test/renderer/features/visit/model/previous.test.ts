import { describe, expect, it } from 'vitest';
import { countRepeats, groupPrevious } from '#renderer/features/visit/model/previous.ts';
import { inspectionId, toPreviousGap, toVerdict } from '../support/fixtures.ts';

const date = '2025-03-02';

describe('the gaps of the last visit', () => {
  it('are apart by what has become of them, the gravest first', () => {
    const verdicts = [
      toVerdict('minor', { severity: 'minor' }),
      toVerdict('critical', { severity: 'critical' }),
      toVerdict('open', { verdict: 'unknown' }),
      toVerdict('broken', { verdict: 'error' }),
      toVerdict('mended', { verdict: 'pass' }),
      toVerdict('gone', { verdict: 'not_applicable' }),
      toVerdict('new'),
    ];
    const gaps = verdicts.slice(0, 6).map(({ rule }) => toPreviousGap(rule, 1));
    const { still, undecided, cleared } = groupPrevious({ inspectionId, date, gaps }, verdicts);
    expect([still, undecided, cleared].map((group) => group.map(({ rule }) => rule))).toEqual([
      ['critical', 'minor'],
      ['open', 'broken'],
      ['mended', 'gone'],
    ]);
  });

  it('count with this visit', () => {
    const previous = { inspectionId, date, gaps: [toPreviousGap('old', 2)] };
    expect(countRepeats(previous, 'old')).toBe(3);
    expect(countRepeats(previous, 'new')).toBe(1);
    expect(countRepeats(null, 'old')).toBe(1);
  });
});
