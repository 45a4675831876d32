import { describe, expect, it } from 'vitest';
import { citeLaw } from '#rules/law-in-force.ts';
import { buildRule, compileSmall, text } from './support/small-pack.ts';

const instruments = [
  { id: 'old', title: text('old'), level: 'statute', from: '1992-04-03', to: '2021-12-31' },
  { id: 'new', title: text('new'), level: 'statute', from: '2022-01-01' },
  { id: 'local', title: text('local'), level: 'local_statute', province: '31', from: '2000-01-01' },
] as const;
const rule = buildRule({ basis: instruments.map(({ id }) => ({ instrument: id, verified: true })) });
const pack = compileSmall([rule], { instruments });

function cited(date: string, province: string): { readonly ids: readonly string[]; readonly inForce: boolean } {
  const { bases, inForce } = citeLaw(pack, rule, { date, province });
  return { ids: bases.map(({ instrument }) => instrument.id), inForce };
}

describe('citeLaw', () => {
  it('cites the version in force on the day, to the day', () => {
    expect(cited('2021-12-31', '42')).toEqual({ ids: ['old'], inForce: true });
    expect(cited('2022-01-01', '42')).toEqual({ ids: ['new'], inForce: true });
  });

  it('adds the law of the place, and of no other place', () => {
    expect(cited('2026-05-12', '31')).toEqual({ ids: ['new', 'local'], inForce: true });
    expect(cited('2026-05-12', '11')).toEqual({ ids: ['new'], inForce: true });
  });

  it('says so where nothing was in force yet', () => {
    expect(cited('1980-01-01', '42')).toEqual({ ids: ['new'], inForce: false });
  });
});
