import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/fact.ts';
import { figures } from '#domain/facts/figures.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { createVector } from '#rules/layout.ts';
import { compileFigures } from '#services/statistics/compile-figures.ts';
import { createTally } from '#services/statistics/tally.ts';
import type { FigureResult, Statistics } from '#services/statistics/tally.ts';

const compiled = compileFigures(figures);
const unknown: Answer = { state: 'unknown' };

function tally(...records: readonly Readonly<Record<string, Answer>>[]): Statistics {
  const running = createTally(compiled);
  for (const answers of records) {
    const vector = createVector(compiled.layout);
    encodeAnswers(compiled.layout, answers, vector);
    running.add(vector);
  }
  return running.finish();
}

function figure(statistics: Statistics, id: string): FigureResult | undefined {
  return statistics.figures.find((candidate) => candidate.id === id);
}

describe('createTally', () => {
  it('keeps an unknown in the base and never counts it as no', () => {
    const statistics = tally(
      { members_with_card: { value: 0 } },
      { members_with_card: { value: 3 } },
      { members_with_card: unknown },
      {},
    );
    const expected = { base: 4, count: 1, unknown: 2, percent: 25, low: 25, high: 75 };
    expect(figure(statistics, 'member_card_not_issued')).toEqual({ id: 'member_card_not_issued', ...expected });
  });

  it('takes an unconfirmed answer for unknown', () => {
    const statistics = tally({ members_with_card: { value: 0, carriedFrom: '2025-01-01' } });
    expect(figure(statistics, 'member_card_not_issued')).toMatchObject({ base: 1, count: 0, unknown: 1 });
  });

  it('counts large enterprises from 200 employees on', () => {
    const statistics = tally(
      { employees_total: { value: 199 }, chair_fulltime: { value: 'yes' } },
      { employees_total: { value: 200 }, chair_fulltime: { value: 'yes' } },
      { employees_total: unknown, chair_fulltime: { value: 'yes' } },
    );
    expect(statistics.bases.enterprises_200_plus).toBe(1);
    expect(figure(statistics, 'chair_full_time_200')).toMatchObject({ base: 1, count: 1 });
    expect(figure(statistics, 'chair_full_time')).toMatchObject({ base: 3, count: 3 });
  });

  it('counts a figure of another figure among the records which that one counts', () => {
    const statistics = tally(
      {
        chair_fulltime: { value: 'no' },
        chair_concurrent_party: { value: 'none' },
        chair_concurrent_admin: { value: ['deputy'] },
      },
      {
        chair_fulltime: { value: 'no' },
        chair_concurrent_party: { value: 'none' },
        chair_concurrent_admin: { value: ['none'] },
      },
      {
        chair_fulltime: { value: 'yes' },
        chair_concurrent_party: { value: 'none' },
        chair_concurrent_admin: { value: ['deputy'] },
      },
    );
    expect(figure(statistics, 'concurrent_admin')).toMatchObject({ base: 2, count: 1 });
    expect(figure(statistics, 'admin_deputy_head')).toMatchObject({ base: 1, count: 1 });
    expect(figure(statistics, 'concurrent_other')).toMatchObject({ base: 2, count: 1 });
  });

  it('adds persons up and bounds what is not known of them', () => {
    const statistics = tally(
      { union_staff_total: { value: 10 }, union_staff_fulltime: { value: 4 } },
      { union_staff_total: { value: 6 }, union_staff_fulltime: unknown },
    );
    expect(statistics.bases.officers).toBe(16);
    expect(figure(statistics, 'officers_full_time')).toEqual({
      id: 'officers_full_time',
      base: 16,
      count: 4,
      unknown: 1,
      percent: 25,
      low: 25,
      high: 62.5,
    });
  });

  it('has no share of an empty base', () => {
    expect(figure(tally(), 'has_board')).toEqual({
      id: 'has_board',
      base: 0,
      count: 0,
      unknown: 0,
      percent: null,
      low: null,
      high: null,
    });
  });
});
