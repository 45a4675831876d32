import type { Answer, FactDefinition, FactValue, NoValueState } from '#domain/fact.ts';
import { getFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import type { Language } from '#domain/language.ts';
import type { Cell, ChangeKind } from '#sync/change.ts';
import { history } from './journal.ts';
import type { Library } from './library.ts';
import { getVisitRecord } from './visit-record.ts';
import type { VisitKey } from './visits.ts';

/** One change of one fact; `from` and `to` as people read them. `at` is what the author's clock said. */
export type HistoryView = {
  readonly at: string;
  readonly author: string;
  readonly device: string;
  readonly kind: ChangeKind;
  readonly from: string;
  readonly to: string;
};

/** Every change of a fact, oldest first. @throws AppError NOT_FOUND for a visit or a fact that is not there. */
export function getHistory(library: Library, input: VisitKey & { readonly fact: string }): readonly HistoryView[] {
  const definition = getFact(input.fact);
  getVisitRecord(library.db, input.inspectionId);
  const steps = history(library, { table: 'records', row: input.inspectionId, field: input.fact });
  return steps.map((step) => ({
    at: step.at,
    author: step.author,
    device: step.deviceName,
    kind: step.kind,
    from: formatCell(definition, step.from, input.language),
    to: formatCell(definition, step.to, input.language),
  }));
}

function formatCell(definition: FactDefinition, cell: Cell, language: Language): string {
  const answer = toAnswer(cell);
  // What a newer program wrote may have a shape of its own: it is shown as it stands in the log.
  if (answer === undefined && cell !== null) return JSON.stringify(cell);
  return formatAnswer(definition, answer, language);
}

const states: readonly NoValueState[] = ['none', 'unknown', 'refused', 'not_applicable'];

function toAnswer(cell: Cell): Answer | undefined {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return undefined;
  const { value, state, carriedFrom } = cell as Readonly<Record<string, Cell>>;
  const origin = typeof carriedFrom === 'string' ? { carriedFrom } : {};
  const known = states.find((candidate) => candidate === state);
  if (known !== undefined) return { state: known, ...origin };
  return isFactValue(value) ? { value, ...origin } : undefined;
}

function isFactValue(value: Cell | undefined): value is FactValue {
  if (Array.isArray(value)) return value.every((element) => typeof element === 'string');
  return typeof value === 'number' || typeof value === 'string';
}
