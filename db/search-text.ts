import { pinyin } from 'pinyin-pro';

/**
 * What a search for an enterprise looks in: name, pinyin initials, full pinyin without spaces, credit code, all in
 * lower case, each on its own line so that no match runs across two.
 */
export function toSearchText(name: string, creditCode: string | null): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [name, initials, syllables.join(''), creditCode ?? ''].join('\n').toLowerCase();
}

/** The line of a search text that holds the name. */
export function toSearchName(searchText: string): string {
  return searchText.split('\n', 1)[0] ?? '';
}

/** The line of a search text by which names are ordered: the full pinyin. */
export function toNameKey(searchText: string): string {
  return searchText.split('\n')[2] ?? searchText;
}

/** The form in which a query is looked for. */
export function toSearchQuery(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}
