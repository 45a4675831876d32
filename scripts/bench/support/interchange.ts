import { facts } from '#domain/facts/dictionary.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { createRandomVisits } from '../peers/records.ts';
import { createName } from './names.ts';
import { createRandom } from './random.ts';

/** Records of the interchange format, each of an enterprise of its own, with half of the facts answered. */
export function createInterchangeRecords(count: number, seed: number): readonly unknown[] {
  const random = createRandom(seed);
  return createRandomVisits(count, { facts, unknownShare: 0.5, seed }).map(({ visit, answers }, index) => ({
    enterprise: { name: `${createName(random)}${index}`, region_code: visit.regionCode },
    inspection: { date: visit.date, kind: 'first', inspectors: [{ name: '王敏', certificate: '沪工检001' }] },
    facts: Object.fromEntries(
      facts.flatMap((fact) => {
        const answer = answers[fact.id];
        return answer === undefined ? [] : [[fact.id, toInterchangeAnswer(fact, { answer })]];
      }),
    ),
  }));
}
