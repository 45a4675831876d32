import { computeCheckCharacter } from '#domain/credit-code.ts';
import { toUuidV7 } from '#domain/ids.ts';
import { samplePlaces } from '#domain/names/places.ts';
import type { SamplePlace } from '#domain/names/places.ts';
import { sampleTrades } from '#domain/names/trades.ts';
import { givenNames, stemBeginnings, stemEndings, surnames } from '#domain/names/words.ts';
import { getTrait } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';

/** Who an invented enterprise is; every name says that it is invented. */
export type SampleIdentity = {
  readonly id: string;
  readonly inspectionId: string;
  readonly name: string;
  readonly creditCode: string;
  readonly industryCode: string;
  readonly address: string;
  readonly place: SamplePlace;
};

const suffixes: Readonly<Record<string, string>> = {
  llc: '有限公司',
  jsc: '股份有限公司',
  swe: '集团有限公司',
  soe_noncorp: '总厂',
  collective_noncorp: '合作工厂',
  partnership: '合伙企业（普通合伙）',
  sole_prop: '加工厂（个人独资）',
  branch: '有限公司分公司',
  other: '服务中心',
};

/** Name, code and place of the draft's enterprise; different for every position in the population. */
export function createIdentity(draft: Draft): SampleIdentity {
  const { random, index } = draft;
  const place = getAt(samplePlaces, index * 5 + (draft.isLarge ? 1 : 0));
  const trade = getAt(sampleTrades, index * 7 + random.between(0, 2));
  const stem = getAt(stemBeginnings, index) + getAt(stemEndings, Math.floor(index / stemBeginnings.length));
  const suffix = suffixes[getTrait(draft, 'legal_form')] ?? '';
  return {
    id: createId(draft, random),
    inspectionId: createId(draft, random),
    name: `示例·${stem}${trade.name}（虚构）${suffix}`,
    creditCode: createCreditCode(place.regionCode, index),
    industryCode: trade.industryCode,
    address: `${place.name}示例路${random.between(1, 998)}号（虚构）`,
    place,
  };
}

/** An invented person's name, marked as such. */
export function createPersonName(random: Random): string {
  return `${getAt(surnames, random.between(0, 999))}${getAt(givenNames, random.between(0, 999))}（虚构）`;
}

/** Two of eight invented inspectors. */
export function pickInspectors({ random }: Draft): readonly { readonly name: string; readonly certificate: string }[] {
  const first = random.between(1, 8);
  const second = (first % 8) + 1;
  return [first, second].map((number) => ({
    name: `${getAt(surnames, number * 3)}${getAt(givenNames, number * 7)}（虚构）`,
    certificate: `示例-2006-${String(number).padStart(3, '0')}`,
  }));
}

/** Real organisation codes never begin with XN, so that no invented enterprise bears the code of a real one. */
function createCreditCode(regionCode: string, index: number): string {
  const body = `91${regionCode}XN${String(2_006_001 + index * 37).padStart(7, '0')}`;
  return body + computeCheckCharacter(body);
}

function createId(draft: Draft, random: Random): string {
  const bytes = Uint8Array.from({ length: 10 }, () => random.between(0, 255));
  return toUuidV7(Date.UTC(2006, Number(draft.date.slice(5, 7)) - 1, Number(draft.date.slice(8))), bytes);
}

/** Lists are gone through again and again. */
function getAt<Item>(items: readonly Item[], position: number): Item {
  return items[position % items.length] as Item;
}
