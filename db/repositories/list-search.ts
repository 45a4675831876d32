import type { ListEntry } from './list-entry.ts';

/** All search texts as one string: one pass over it is several times faster than a call per enterprise. */
export type SearchIndex = {
  readonly texts: string;
  readonly entries: readonly ListEntry[];
  /** Where each entry's text ends in `texts`. */
  readonly ends: readonly number[];
};

const separator = '\0';

export function buildSearchIndex(all: Iterable<ListEntry>): SearchIndex {
  const entries = [...all];
  const ends: number[] = [];
  let end = 0;
  for (const { text } of entries) {
    end += text.length;
    ends.push(end);
    end += separator.length;
  }
  return { texts: entries.map(({ text }) => text).join(separator), entries, ends };
}

/** The entries whose text holds the query, which is not empty; each once, in the order of the index. */
export function search(index: SearchIndex, query: string): readonly ListEntry[] {
  const matches: ListEntry[] = [];
  let slot = 0;
  for (let place = index.texts.indexOf(query); place >= 0;) {
    while ((index.ends[slot] ?? Infinity) <= place) slot += 1;
    const entry = index.entries[slot];
    if (entry === undefined) break;
    matches.push(entry);
    place = index.texts.indexOf(query, index.ends[slot]);
  }
  return matches;
}
