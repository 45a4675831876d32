import type { Condition } from '#domain/condition.ts';
import { facts } from '#domain/facts/dictionary.ts';
import type { Figure, FigureBase } from '#domain/facts/figure.ts';
import { largeEnterprise } from '#domain/facts/figures.ts';
import { compileCondition } from '#rules/compile-condition.ts';
import { createScope } from '#rules/compile-pack.ts';
import type { FactLayout, FactVector } from '#rules/layout.ts';
import { createVisitContext } from '#rules/visit.ts';
import { isFalse, isTrue } from '#rules/truth.ts';
import type { Truth } from '#rules/truth.ts';

/** A figure over records: in its base or not, and how the record counts there. */
export type ShareCounter = {
  readonly kind: 'share';
  readonly id: string;
  readonly isInBase: (vector: FactVector) => boolean;
  readonly counts: (vector: FactVector) => Truth;
};

/** A figure over persons: a part of a total, by slots. */
export type SumCounter = { readonly kind: 'sum'; readonly id: string; readonly part: number; readonly total: number };

export type FigureCounters = {
  readonly layout: FactLayout;
  readonly counters: readonly (ShareCounter | SumCounter)[];
  readonly isLarge: (vector: FactVector) => boolean;
};

type Test = (vector: FactVector) => Truth;

/** Figures look at facts alone; the day and the place of a visit decide nothing in them. */
const noContext = createVisitContext({ date: '1970-01-01', regionCode: null }, () => []);

/** Compiles the figures once. A figure may be counted of another only if that one stands before it. */
export function compileFigures(figures: readonly Figure[]): FigureCounters {
  const scope = createScope(facts);
  const compile = (condition: Condition): Test => {
    const node = compileCondition(condition, scope);
    return (vector) => node.evaluate(vector, noContext);
  };
  const isLarge = compile(largeEnterprise);
  const isCounted = new Map<string, (vector: FactVector) => boolean>();
  const slot = (fact: string): number => scope.layout.slots.get(fact) ?? -1;
  const toBase = (base: FigureBase): ((vector: FactVector) => boolean) => {
    if (base === 'all') return () => true;
    if (base === '200+') return (vector) => isLarge(vector) === isTrue;
    if (typeof base === 'string') return isCounted.get(base) ?? (() => false);
    const outer = toBase(base.figure);
    const narrower = compile(base.and);
    return (vector) => outer(vector) && narrower(vector) === isTrue;
  };
  const counters = figures.map((figure): ShareCounter | SumCounter => {
    const { id, counts } = figure;
    if ('sumOf' in counts) return { kind: 'sum', id, part: slot(counts.sumOf), total: slot(counts.outOf) };
    const isInBase = toBase(figure.of);
    const test = compile(counts);
    isCounted.set(id, (vector) => isInBase(vector) && test(vector) === isTrue);
    return { kind: 'share', id, isInBase, counts: (vector) => (isInBase(vector) ? test(vector) : isFalse) };
  });
  return { layout: scope.layout, counters, isLarge: (vector) => isLarge(vector) === isTrue };
}
