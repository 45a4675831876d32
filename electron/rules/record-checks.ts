import type { Contradiction, FactDefinition } from '#domain/fact.ts';
import { compileCondition } from './compile-condition.ts';
import type { ConditionNode } from './compile-condition.ts';
import { createScope } from './compile-pack.ts';
import type { FactVector } from './layout.ts';
import { isFalse, isTrue } from './truth.ts';
import type { VisitContext } from './visit.ts';

/** What the dictionary itself says about a record, apart from any rule pack. */
export type RecordChecks = {
  /** Contradictions that certainly hold; an unknown fact contradicts nothing. */
  readonly listContradictions: (vector: FactVector, context: VisitContext) => readonly Contradiction[];
  /** Facts that certainly do not arise (`appliesWhen` is false). */
  readonly listNotArising: (vector: FactVector, context: VisitContext) => readonly string[];
};

/** Compiles the dictionary's conditions once. Vectors are those of a layout over the same `facts`. */
export function createRecordChecks(
  facts: readonly FactDefinition[],
  contradictions: readonly Contradiction[],
): RecordChecks {
  const scope = createScope(facts);
  const clashes = contradictions.map((contradiction) => ({
    contradiction,
    node: compileCondition(contradiction.when, scope),
  }));
  const conditional = facts.flatMap((fact) =>
    fact.appliesWhen === undefined ? [] : [{ id: fact.id, node: compileCondition(fact.appliesWhen, scope) }],
  );
  const holds = (node: ConditionNode, vector: FactVector, context: VisitContext): boolean =>
    node.evaluate(vector, context) === isTrue;
  return {
    listContradictions: (vector, context) =>
      clashes.filter(({ node }) => holds(node, vector, context)).map(({ contradiction }) => contradiction),
    listNotArising: (vector, context) =>
      conditional.filter(({ node }) => node.evaluate(vector, context) === isFalse).map(({ id }) => id),
  };
}
