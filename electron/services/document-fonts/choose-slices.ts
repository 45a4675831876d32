import type { FontIndex, FontScript, FontSlice } from './font-folder.ts';

export type ChosenSlice = { readonly slice: FontSlice; readonly characters: readonly number[] };
export type Choice = {
  readonly chosen: readonly ChosenSlice[];
  /** Characters that none of the fonts has. */
  readonly missing: readonly string[];
};

/** Which slices hold the characters of a text; the script of its language comes first, the other one fills in. */
export function chooseSlices(text: string, index: FontIndex, scripts: readonly FontScript[]): Choice {
  const slices = scripts.flatMap((script) => index[script]);
  const chosen = new Map<FontSlice, number[]>();
  const missing: string[] = [];
  for (const character of [...new Set(text)].toSorted()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) continue;
    const slice = slices.find(({ ranges }) => ranges.some(([first, last]) => first <= code && code <= last));
    if (slice === undefined) missing.push(character);
    else chosen.set(slice, [...(chosen.get(slice) ?? []), code]);
  }
  return { chosen: [...chosen].map(([slice, characters]) => ({ slice, characters })), missing };
}
