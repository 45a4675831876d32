import { describe, expect, it } from 'vitest';
import { computeCheckCharacter } from '#domain/credit-code.ts';
import { samplePlaces } from '#domain/names/places.ts';
import { sampleTrades } from '#domain/names/trades.ts';
import {
  createNameIndex,
  findCandidates,
  type NamedEnterprise,
  type NameIndex,
  putName,
  type Search,
} from '#services/duplicates/name-index.ts';

const brandSymbols = Array.from(
  '晨启恒瑞远泓致朗景安弘佳润宏益泰星云海岳禾川舟桥林峰岚苑溪野澜庭昇曜沅榆德信诚达盛昌隆兴茂丰裕康宁和顺永久凯捷锐创思维博雅颖慧智仁义礼嘉美华夏中原东方金银铜铁玉石珠宝天地日月山水',
);
const forms = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '厂'];

/** The same numbers every time, from 0 up to below `below`. */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Dice = ReturnType<typeof createDice>;

function pick<Item>(dice: Dice, items: readonly Item[]): Item {
  return items[dice(items.length)] as Item;
}

/** 10,000 enterprises as they are registered: place, brand, trade, legal form, and a code of their own. */
function createPopulation(dice: Dice): readonly NamedEnterprise[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    const place = pick(dice, samplePlaces);
    const brand = Array.from({ length: 2 + dice(2) }, () => pick(dice, brandSymbols)).join('');
    const city = place.name.replace(/(?<=市).*$/, '').replace(/^.*(?:省|自治区)/, '');
    const body = `91${place.regionCode}MA${String(index).padStart(7, '0')}`;
    return {
      enterpriseId: `e${String(index).padStart(5, '0')}`,
      name: `${city}${brand}${pick(dice, sampleTrades).name}${pick(dice, forms)}`,
      creditCode: body + computeCheckCharacter(body),
      regionCode: place.regionCode,
    };
  });
}

/** How the same name is written by somebody else. */
const slips: readonly ((name: string, dice: Dice) => string)[] = [
  // Another legal form, or none.
  (name) => name.replace(/(?:有限|有限责任|股份有限|集团有限)公司$|厂$/, ''),
  (name) => name.replace(/有限责任公司$/, '有限公司').replace(/(?<!责任|股份|集团)有限公司$/, '有限责任公司'),
  // The place left out, in brackets, or elsewhere.
  (name) => name.replace(/^.{2,4}?市/, ''),
  (name) => name.replace(/^(.{2,4}?)市(.*?)(有限|股份|集团|厂)/, '$2（$1）$3'),
  (name) => name.replace(/^(.{2,4}?)市/, '$1'),
  // Width, spaces and signs.
  (name) => `　${name.slice(0, 5)} ${name.slice(5)}`,
  (name) => name.replace('公司', '公司（总部）').replace('（总部）', '．'),
  // A slip of the hand.
  (name, dice) => swap(name, 3 + dice(3)),
  (name, dice) => name.slice(0, 4 + (dice(2) + 1)) + name.slice(5 + (dice(1) + 1)),
  (name, dice) => replace(name, 3 + dice(2), pick(dice, brandSymbols)),
  (name, dice) => double(name, 3 + dice(3)),
];

function swap(name: string, at: number): string {
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

function replace(name: string, at: number, symbol: string): string {
  return name.slice(0, at) + symbol + name.slice(at + 1);
}

function double(name: string, at: number): string {
  return name.slice(0, at + 1) + name.slice(at);
}

type Seeded = { readonly original: NamedEnterprise; readonly typed: Search };

function createSeeded(population: readonly NamedEnterprise[], dice: Dice): readonly Seeded[] {
  return Array.from({ length: 1_000 }, (_, index) => {
    const original = population[index * 10] as NamedEnterprise;
    const name = (slips[index % slips.length] as (typeof slips)[number])(original.name, dice);
    return { original, typed: { name, creditCode: null, regionCode: index % 7 === 0 ? null : original.regionCode } };
  });
}

function createIndex(population: readonly NamedEnterprise[]): NameIndex {
  const index = createNameIndex();
  for (const enterprise of population) putName(index, enterprise);
  return index;
}

const population = createPopulation(createDice(7));
const index = createIndex(population);
const seeded = createSeeded(population, createDice(11));

describe('the search for duplicates, over 10,000 enterprises', () => {
  it('finds at least 98 of 100 that are entered a second time, among the five that are shown', () => {
    const missed = seeded.filter(({ original, typed }) => {
      const shown = findCandidates(index, typed).slice(0, 5);
      return !shown.some(({ enterprise }) => enterprise.enterpriseId === original.enterpriseId);
    });
    expect(missed.length).toBeLessThanOrEqual(20);
  });

  it('proposes few that are not the same', () => {
    const proposed = seeded.flatMap(({ original, typed }) =>
      findCandidates(index, typed).map(({ enterprise }) => enterprise.enterpriseId === original.enterpriseId),
    );
    const right = proposed.filter(Boolean).length;
    expect(right / proposed.length).toBeGreaterThan(0.7);
  });

  it('finds nothing in a population whose codes all differ but those that bear the very same name', () => {
    const names = new Map<string, number>();
    for (const { name } of population) names.set(name, (names.get(name) ?? 0) + 1);
    const found = population.filter((enterprise) => findCandidates(index, enterprise).length > 0);
    expect(found.every(({ name }) => (names.get(name) ?? 0) > 1)).toBe(true);
  });

  it('finds the one that has the code, whatever it is called', () => {
    const [first, second] = population;
    const typed = { name: second?.name ?? '', creditCode: first?.creditCode ?? null, regionCode: null };
    expect(findCandidates(index, typed)[0]).toEqual({ enterprise: first, reason: 'same_code' });
  });
});
