import type { Condition, Expression } from '#domain/condition.ts';
import type { Section } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Figure, FigureCount } from '#domain/facts/figure.ts';
import { figures } from '#domain/facts/figures.ts';
import { sections } from '#domain/facts/sections.ts';
import type { FigureResult } from '../types.ts';

export type FigureRow = {
  readonly result: FigureResult;
  /** What the dictionary says of it; absent for a figure that the dictionary does not know. */
  readonly figure: Figure | undefined;
};

export type FigureGroup = { readonly section: Section; readonly rows: readonly FigureRow[] };

const figuresById: ReadonlyMap<string, Figure> = new Map(figures.map((figure) => [figure.id, figure]));

export function findFigure(id: string): Figure | undefined {
  return figuresById.get(id);
}

/** The figures under the part of the record that they count, each part in the order of the table; no empty parts. */
export function groupFigures(results: readonly FigureResult[]): readonly FigureGroup[] {
  const rows = results.map((result) => ({ result, figure: findFigure(result.id) }));
  const [first] = sections;
  return sections
    .map((section) => ({
      section,
      rows: rows.filter(({ figure }) => (findSection(figure) ?? first?.id) === section.id),
    }))
    .filter((group) => group.rows.length > 0);
}

function findSection(figure: Figure | undefined): Section['id'] | undefined {
  const fact = figure === undefined ? undefined : findCounted(figure.counts);
  return fact === undefined ? undefined : findFact(fact)?.section;
}

function findCounted(counts: FigureCount): string | undefined {
  return 'sumOf' in counts ? counts.sumOf : findFirstFact(counts);
}

function findFirstFact(condition: Condition): string | undefined {
  if ('fact' in condition) return condition.fact;
  if ('compare' in condition)
    return findExpressionFact(condition.compare[0]) ?? findExpressionFact(condition.compare[2]);
  if ('not' in condition) return findFirstFact(condition.not);
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.map(findFirstFact).find((fact) => fact !== undefined);
}

function findExpressionFact(expression: Expression): string | undefined {
  return typeof expression === 'object' && 'fact' in expression ? expression.fact : undefined;
}
