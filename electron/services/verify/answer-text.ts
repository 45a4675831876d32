import type { SqlValue } from '#db/columns.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { toCanonicalJson } from '#sync/canonical.ts';

/** An answer as it lies in two tables; the state may be any text. Value or state is there. */
export type StoredAnswer = {
  readonly value: SqlValue;
  readonly state: string | null;
  readonly carriedFrom: string | null;
};

/**
 * Makes the canonical JSON of a fact's stored answers, without making the cell. It gives undefined where the columns
 * hold what the fact cannot. @throws AppError INVALID_REQUEST, SyntaxError where a text has no canonical form.
 */
export type ToAnswerText = (answer: StoredAnswer) => string | undefined;

const noValueStates = ['none', 'unknown', 'refused', 'not_applicable'];
const states: ReadonlyMap<string, string> = new Map(noValueStates.map((state) => [state, `"state":"${state}"}`]));
const date = /^\d{4}-[01]\d-[0-3]\d$/;

export function createAnswerText(fact: FactDefinition): ToAnswerText {
  const toValue = createValuePart(fact);
  return ({ value, state, carriedFrom }) => {
    const rest = state === null ? toValue(value) : states.get(state);
    if (rest === undefined) return undefined;
    return carriedFrom === null ? `{${rest}` : `{"carriedFrom":${toCanonicalJson(carriedFrom)},${rest}`;
  };
}

type ToValuePart = (value: SqlValue) => string | undefined;

function createValuePart({ type, options }: FactDefinition): ToValuePart {
  const ids = (options ?? []).map(({ id }) => id);
  switch (type) {
    case 'integer':
    case 'money':
      return (value) =>
        typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? `"value":${value}}` : undefined;
    case 'date':
      return (value) => (typeof value === 'string' && date.test(value) ? `"value":"${value}"}` : undefined);
    case 'yes_no':
      return createChoicePart(['yes', 'no']);
    case 'enum':
      return createChoicePart(ids);
    case 'set':
      return createSetPart(ids);
    case 'text':
      return (value) => (typeof value === 'string' ? `"value":${toCanonicalJson(value)}}` : undefined);
  }
}

function createChoicePart(ids: readonly string[]): ToValuePart {
  const parts = new Map(ids.map((id) => [id, `"value":${toCanonicalJson(id)}}`]));
  return (value) => (typeof value === 'string' ? parts.get(value) : undefined);
}

/** Of known options, sorted, each once. */
function createSetPart(ids: readonly string[]): ToValuePart {
  return (value) => {
    if (typeof value !== 'string') return undefined;
    const parsed: unknown = JSON.parse(value);
    if (!Array.isArray(parsed)) return undefined;
    const items: readonly unknown[] = parsed;
    const isRight = items.every((item, at) => {
      if (typeof item !== 'string' || !ids.includes(item)) return false;
      return at === 0 || String(items[at - 1]) < item;
    });
    return isRight ? `"value":${toCanonicalJson(items)}}` : undefined;
  };
}
