/**
 * The enterprise that stands for `id` after merges: the end of its pointers. Where they run in a circle (two devices
 * merged the same two, each the other way round) it is the smallest id of the circle, so that every device finds the
 * same one whatever order the merges arrived in. `pointerOf` gives what an enterprise was merged into, if anything.
 */
export function findRoot(id: string, pointerOf: (id: string) => string | undefined): string {
  const path = [id];
  const places = new Map([[id, 0]]);
  for (let at = id; ;) {
    const next = pointerOf(at);
    if (next === undefined) return at;
    const circle = places.get(next);
    if (circle !== undefined) return path.slice(circle).reduce((least, other) => (other < least ? other : least));
    places.set(next, path.length);
    path.push(next);
    at = next;
  }
}
