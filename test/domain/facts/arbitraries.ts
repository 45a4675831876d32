import fc from 'fast-check';
import { fromDayNumber, toDayNumber } from '#domain/calendar.ts';
import { greatestFen, greatestInteger } from '#domain/fact.ts';
import type { Answer, FactDefinition, FactValue, NoValueState } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { listOptions } from '#domain/facts/yes-no.ts';

export const anyFact = fc.constantFrom(...facts);

/** Values as they are stored. */
export function anyValueOf(fact: FactDefinition): fc.Arbitrary<FactValue> {
  const ids = listOptions(fact).map((option) => option.id);
  switch (fact.type) {
    case 'integer':
      return fc.nat(greatestInteger);
    case 'money':
      return fc.integer({ min: 0, max: greatestFen });
    case 'date':
      return fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2199-12-31') }).map(fromDayNumber);
    case 'yes_no':
    case 'enum':
      return fc.constantFrom(...ids);
    case 'set':
      return fc.subarray(ids).filter((chosen) => chosen.length < 2 || !chosen.includes('none'));
    case 'text':
      return fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
        .map((text) => text.normalize('NFC').trim())
        .filter((text) => text !== '' && !/\p{Cc}/u.test(text) && !/^[?？]/.test(text));
  }
}

export function anyStateOf(fact: FactDefinition): fc.Arbitrary<NoValueState> {
  const common = ['unknown', 'refused', 'not_applicable'] as const;
  return fact.mayBeNone ? fc.constantFrom(...common, 'none' as const) : fc.constantFrom(...common);
}

export function anyAnswerOf(fact: FactDefinition): fc.Arbitrary<Answer> {
  return fc.oneof(
    { weight: 4, arbitrary: anyValueOf(fact).map((value) => ({ value })) },
    { weight: 1, arbitrary: anyStateOf(fact).map((state) => ({ state })) },
  );
}

/** A fact with an answer to it. */
export const anyAnswered = anyFact.chain((fact) => anyAnswerOf(fact).map((answer) => ({ fact, answer })));
