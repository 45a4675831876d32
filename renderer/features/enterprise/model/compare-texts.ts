/** Part of a text, and whether the other text has it too. */
export type TextPart = { readonly text: string; readonly isShared: boolean };

/** The parts of `text` that `other` has in the same order, and those that it has not. */
export function compareTexts(text: string, other: string): readonly TextPart[] {
  const [a, b] = [Array.from(text), Array.from(other)];
  const lengths = toLengths(a, b);
  const parts: TextPart[] = [];
  let column = 0;
  a.forEach((symbol, row) => {
    while (column < b.length && b[column] !== symbol && at(lengths, row, column + 1) === at(lengths, row, column))
      column += 1;
    const isShared = b[column] === symbol;
    if (isShared) column += 1;
    const last = parts.at(-1);
    if (last?.isShared === isShared) parts[parts.length - 1] = { text: last.text + symbol, isShared };
    else parts.push({ text: symbol, isShared });
  });
  return parts;
}

/** For every pair of places the length of the longest part that the rests have in common. */
function toLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const line = lengths[row];
      if (line === undefined) continue;
      line[column] =
        a[row] === b[column]
          ? at(lengths, row + 1, column + 1) + 1
          : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly (readonly number[])[], row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}
