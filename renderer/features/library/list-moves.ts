/** Height of a row, in CSS pixels. */
export const rowHeight = 52;

type Place = { readonly index: number; readonly count: number; readonly height: number };

/** Where a key leads in the list; undefined for a key that does not move, or where there is nothing. */
export function findMove(key: string, { index, count, height }: Place): number | undefined {
  if (count === 0) return undefined;
  const page = Math.max(1, Math.floor(height / rowHeight) - 2);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}
