import { fromDayNumber } from '#domain/calendar.ts';
import type { Answer, Answers, FactDefinition, FactValue } from '#domain/fact.ts';
import type { Visit } from '#rules/visit.ts';
import { createRandom } from '../support/random.ts';
import type { Random } from '../support/random.ts';
import type { PlainRecord } from './plain-record.ts';

export type RecordOptions = {
  /** The facts to answer. */
  readonly facts: readonly FactDefinition[];
  /** Share of the answers that are not known or not asked, 0 to 1. */
  readonly unknownShare: number;
  readonly seed: number;
};

/** One random visit. What a record says is not meant to be likely; every rule meets every outcome. */
export type RandomVisit = { readonly visit: Visit; readonly answers: Answers };

const firstDay = 14_000;
const lastDay = 20_700;
const regions: readonly string[] = ['420106', '110105', '310115', '410105', '330106', '370102', '500103'];

export function createRandomVisits(count: number, options: RecordOptions): readonly RandomVisit[] {
  const random = createRandom(options.seed);
  return Array.from({ length: count }, () => ({
    visit: { date: fromDayNumber(random.between(lastDay - 400, lastDay)), regionCode: random.pick(regions) },
    answers: createAnswers(random, options),
  }));
}

function createAnswers(random: Random, { facts, unknownShare }: RecordOptions): Answers {
  const answers: Record<string, Answer> = {};
  for (const fact of facts) {
    if (!random.chance(unknownShare)) answers[fact.id] = createAnswer(random, fact);
    else if (random.chance(0.3)) answers[fact.id] = { state: 'unknown' };
  }
  return answers;
}

/** Facts that may be none are none here where they have no value; the others do not apply. */
function createAnswer(random: Random, fact: FactDefinition): Answer {
  if (random.chance(0.05)) return { state: fact.mayBeNone ? 'none' : 'not_applicable' };
  return { value: createValue(random, fact) };
}

function createValue(random: Random, { type, options }: FactDefinition): FactValue {
  const ids = (options ?? []).map((option) => option.id);
  switch (type) {
    case 'integer':
      return random.chance(0.5) ? random.between(0, 12) : random.between(0, 600);
    case 'money':
      return random.between(0, 1_000_000);
    case 'date':
      return fromDayNumber(random.between(firstDay, lastDay));
    case 'yes_no':
      return random.pick(['yes', 'no']);
    case 'enum':
      return random.pick(ids);
    case 'set':
      return createSet(random, ids);
    case 'text':
      return random.pick(['人民路1号', '第二工会联合会', '张三']);
  }
}

/** "none" stands alone. */
function createSet(random: Random, ids: readonly string[]): readonly string[] {
  const chosen = ids.filter((id) => id !== 'none' && random.chance(0.3));
  return chosen.length === 0 && ids.includes('none') ? ['none'] : chosen;
}

/** The same as the plain object that hand-written rules read: every property is there, undefined where not known. */
export function toPlainRecord({ visit, answers }: RandomVisit, factIds: readonly string[]): PlainRecord {
  const values = factIds.map((id) => `${JSON.stringify(id)}:null`);
  // Parsed from text, so that all records share one hidden class, as they would coming from a typed constructor.
  const record = JSON.parse(`{"inspection_date":"","province":"",${values.join(',')}}`) as Record<string, unknown>;
  record['inspection_date'] = visit.date;
  record['province'] = visit.regionCode?.slice(0, 2) ?? '';
  for (const id of factIds) record[id] = toPlainValue(answers[id]);
  return record as PlainRecord;
}

function toPlainValue(answer: Answer | undefined): FactValue | null | undefined {
  if (answer === undefined || answer.carriedFrom !== undefined) return undefined;
  if ('value' in answer) return answer.value;
  return answer.state === 'none' || answer.state === 'not_applicable' ? null : undefined;
}
