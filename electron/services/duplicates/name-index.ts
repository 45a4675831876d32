import type { ListRow } from '#db/repositories/list-entry.ts';
import { compareNames, type ComparableName, isSamePlace, leastOverlap, toComparable } from '#domain/similar-name.ts';

/** What is compared of an enterprise. */
export type NamedEnterprise = Pick<ListRow, 'enterpriseId' | 'name' | 'creditCode' | 'regionCode'>;

/** Why two may be the same, the strongest reason first. */
export const duplicateReasons = ['same_code', 'same_name', 'same_core', 'near_name'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export type Candidate = { readonly enterprise: NamedEnterprise; readonly reason: DuplicateReason };

type Entry = { readonly slot: number; readonly enterprise: NamedEnterprise; readonly name: ComparableName };

/** Places in `slots`; those given up stay in the lists and are passed over. */
type Slots = Map<string, number[]>;

/**
 * Enterprises by code, by name, and by the pairs of characters of their names within each district: looking for the
 * likes of one touches those alone that share some of them.
 */
export type NameIndex = {
  readonly byId: Map<string, Entry>;
  /** Every entry in the order in which it came; a place that is undefined was given up. */
  readonly slots: (Entry | undefined)[];
  readonly byCode: Slots;
  readonly byName: Slots;
  /** District, then pair of characters; '' for those without a district. */
  readonly byDistrict: Map<string, Slots>;
};

export function createNameIndex(): NameIndex {
  return { byId: new Map(), slots: [], byCode: new Map(), byName: new Map(), byDistrict: new Map() };
}

/** Puts an enterprise in, or what it is now in place of what it was. */
export function putName(index: NameIndex, enterprise: NamedEnterprise): void {
  removeName(index, enterprise.enterpriseId);
  const { creditCode, regionCode } = enterprise;
  const entry: Entry = { slot: index.slots.length, enterprise, name: toComparable(enterprise.name) };
  index.slots.push(entry);
  index.byId.set(enterprise.enterpriseId, entry);
  if (creditCode !== null) addSlot(index.byCode, creditCode, entry.slot);
  addSlot(index.byName, entry.name.full, entry.slot);
  let byPair = index.byDistrict.get(regionCode ?? '');
  if (byPair === undefined) index.byDistrict.set(regionCode ?? '', (byPair = new Map()));
  for (const pair of entry.name.pairs) addSlot(byPair, pair, entry.slot);
}

export function removeName(index: NameIndex, enterpriseId: string): void {
  const entry = index.byId.get(enterpriseId);
  if (entry === undefined) return;
  index.byId.delete(enterpriseId);
  index.slots[entry.slot] = undefined;
}

function addSlot(slots: Slots, key: string, slot: number): void {
  const known = slots.get(key);
  if (known === undefined) slots.set(key, [slot]);
  else known.push(slot);
}

function listEntries(index: NameIndex, slots: readonly number[] | undefined): readonly Entry[] {
  return (slots ?? []).flatMap((slot) => index.slots[slot] ?? []);
}

export type Search = Omit<NamedEnterprise, 'enterpriseId'> & {
  /** The enterprise itself, if there is one: it is not its own likeness. */
  readonly enterpriseId?: string | undefined;
};

/** The enterprises that may be the one described, the likeliest first. */
export function findCandidates(index: NameIndex, wanted: Search): readonly Candidate[] {
  const name = toComparable(wanted.name);
  const found = new Map<Entry, DuplicateReason>();
  const ofCode = wanted.creditCode === null ? undefined : index.byCode.get(wanted.creditCode);
  for (const entry of listEntries(index, ofCode)) found.set(entry, 'same_code');
  for (const entry of name.full === '' ? [] : listAlike(index, wanted, name)) {
    const reason = compareEntry(entry, wanted, name);
    if (reason !== undefined && !found.has(entry)) found.set(entry, reason);
  }
  return [...found]
    .filter(([entry]) => entry.enterprise.enterpriseId !== wanted.enterpriseId)
    .map(([{ enterprise }, reason]) => ({ enterprise, reason }))
    .sort((a, b) => duplicateReasons.indexOf(a.reason) - duplicateReasons.indexOf(b.reason) || compareIds(a, b));
}

/** Two that both have a code have to have the same name to be worth a question: their codes say that they are two. */
function compareEntry(entry: Entry, wanted: Search, name: ComparableName): DuplicateReason | undefined {
  const likeness = compareNames(entry.name, name);
  if (likeness === 'same') return 'same_name';
  const { creditCode } = entry.enterprise;
  if (creditCode !== null && wanted.creditCode !== null && creditCode !== wanted.creditCode) return undefined;
  return likeness === 'near' ? 'near_name' : likeness;
}

/** Of the names that share enough pairs of characters so many are compared letter by letter, those with most first. */
const mostCompared = 200;

/** Those of exactly this name anywhere, and those in the same place that share enough pairs of characters. */
function listAlike(index: NameIndex, wanted: Search, name: ComparableName): readonly Entry[] {
  const shared = countShared(index, wanted, name);
  const near = [...shared].flatMap(([slot, count]) => {
    const entry = index.slots[slot];
    if (entry === undefined) return [];
    const overlap = (2 * count) / (entry.name.pairs.size + name.pairs.size);
    return overlap >= leastOverlap ? [{ entry, overlap }] : [];
  });
  near.sort((a, b) => b.overlap - a.overlap);
  return [...listEntries(index, index.byName.get(name.full)), ...near.slice(0, mostCompared).map(({ entry }) => entry)];
}

/** How many pairs of characters each name in the same place has in common with this one. */
function countShared(index: NameIndex, wanted: Search, name: ComparableName): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const [district, byPair] of index.byDistrict) {
    if (!isSamePlace(district === '' ? null : district, wanted.regionCode)) continue;
    for (const pair of name.pairs) {
      for (const slot of byPair.get(pair) ?? []) shared.set(slot, (shared.get(slot) ?? 0) + 1);
    }
  }
  return shared;
}

function compareIds(a: Candidate, b: Candidate): number {
  return a.enterprise.enterpriseId < b.enterprise.enterpriseId ? -1 : 1;
}
