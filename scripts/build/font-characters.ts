type Range = readonly [first: number, last: number];

/**
 * The characters that a TrueType font really has (OpenType specification, `cmap`, formats 4 and 12), as ranges of code
 * points. What a style sheet says of a slice is more than the slice holds.
 */
export function readCharacters(font: Uint8Array): readonly Range[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  const characters = new Set<number>();
  for (let index = view.getUint16(cmap + 2); index > 0; index -= 1) {
    const table = cmap + view.getUint32(cmap + 4 + (index - 1) * 8 + 4);
    const format = view.getUint16(table);
    if (format === 4) addSegments(view, table, characters);
    if (format === 12) addGroups(view, table, characters);
  }
  return toRanges([...characters].toSorted((a, b) => a - b));
}

function findTable(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function addSegments(view: DataView, table: number, characters: Set<number>): void {
  const doubled = view.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const start = view.getUint16(starts + at);
    const offset = view.getUint16(offsets + at);
    for (let code = start; code <= view.getUint16(ends + at) && code < 0xff_ff; code += 1) {
      const place = offsets + at + offset + (code - start) * 2;
      const glyph = offset === 0 ? (code + view.getInt16(deltas + at)) & 0xff_ff : view.getUint16(place);
      if (glyph !== 0) characters.add(code);
    }
  }
}

function addGroups(view: DataView, table: number, characters: Set<number>): void {
  for (let group = 0; group < view.getUint32(table + 12); group += 1) {
    const at = table + 16 + group * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code += 1) characters.add(code);
  }
}

function toRanges(codes: readonly number[]): readonly Range[] {
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}
