/** Something of a coded list that is found by typing: by its code, its names or their pinyin. */
export type Searchable<Item> = {
  readonly item: Item;
  readonly code: string;
  /** Its names in every language, then those of what it lies in, in lower case. */
  readonly names: readonly string[];
  /** How many of `names` are its own. */
  readonly own: number;
  /** Syllables of its own name, then of the names of what it lies in. */
  readonly spellings: readonly (readonly string[])[];
  /** Comes after all others that fit as well. */
  readonly isLate: boolean;
};

/** How well a word fits, 0 best; undefined: not at all. */
type Fit = number | undefined;

const inPath = 20;

/**
 * The items that every word typed fits: the beginning of a code, part of a name, pinyin initials or full pinyin; those
 * that fit best lead, of equals the larger one, then the one with the smaller code.
 */
export function searchNames<Item>(entries: readonly Searchable<Item>[], typed: string, limit: number): readonly Item[] {
  const words = toWords(typed);
  if (words.length === 0) return [];
  const found = entries.flatMap((entry) => {
    const fit = fitAll(entry, words);
    return fit === undefined ? [] : [{ entry, fit: entry.isLate ? fit + 1000 : fit }];
  });
  found.sort((a, b) => a.fit - b.fit || compareEntries(a.entry, b.entry));
  return found.slice(0, limit).map(({ entry }) => entry.item);
}

/** Of equals the larger comes first. */
function compareEntries<Item>(a: Searchable<Item>, b: Searchable<Item>): number {
  return a.spellings.length - b.spellings.length || (a.code < b.code ? -1 : 1);
}

function toWords(typed: string): readonly string[] {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s›>/,，、]+/)
    .filter((word) => word !== '');
}

/** Words that only fit what the item lies in count less: the item itself was hardly meant. */
function fitAll<Item>(entry: Searchable<Item>, words: readonly string[]): Fit {
  let sum = 0;
  for (const word of words) {
    const fit = fitWord(entry, word);
    if (fit === undefined) return undefined;
    sum += fit;
  }
  return sum;
}

function fitWord<Item>(entry: Searchable<Item>, word: string): Fit {
  const code = entry.code.toLowerCase();
  if (code === word) return 0;
  if (/\d/.test(word)) return code.startsWith(word) || code.slice(1) === word ? 1 : undefined;
  const named = fitNames(entry, word);
  if (!/^[a-z']+$/.test(word)) return named;
  const spelt = fitSpellings(entry, word.replaceAll("'", ''));
  // Pinyin says what was meant; an English name that merely begins alike comes after it.
  return named === undefined || (spelt !== undefined && spelt < named + 3) ? spelt : named + 3;
}

function fitNames<Item>({ names, own }: Searchable<Item>, word: string): Fit {
  let best: Fit;
  for (const [index, name] of names.entries()) {
    const place = name.indexOf(word);
    if (place < 0) continue;
    const fit = (name === word ? 0 : place === 0 ? 2 : 6) + (index < own ? 0 : inPath);
    if (best === undefined || fit < best) best = fit;
  }
  return best ?? fitAcross(names.slice(own), names.slice(0, own), word);
}

/** 上海浦东: a word that begins with part of what the item lies in and ends with part of its name. */
function fitAcross(outer: readonly string[], own: readonly string[], word: string): Fit {
  for (let cut = word.length - 1; cut > 0; cut -= 1) {
    const [front, back] = [word.slice(0, cut), word.slice(cut)];
    if (own.some((name) => name.startsWith(back)) && outer.some((name) => name.startsWith(front))) return 8;
  }
  return undefined;
}

function fitSpellings<Item>({ spellings }: Searchable<Item>, word: string): Fit {
  for (const [index, syllables] of spellings.entries()) {
    const outer = index === 0 ? 0 : inPath;
    // Without the word that says what it is: xian for 西安市.
    if (index === 0 && syllables.slice(0, -1).join('') === word) return 2;
    if (
      syllables
        .map((syllable) => syllable.charAt(0))
        .join('')
        .startsWith(word)
    )
      return 3 + outer;
    if (syllables.join('').startsWith(word)) return 4 + outer;
    if (index === 0 && syllables.some((_, start) => start > 0 && syllables.slice(start).join('').startsWith(word)))
      return 10;
  }
  return undefined;
}
