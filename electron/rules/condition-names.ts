/** Ids of all facts and parameters that a condition reads. Works on any checked condition or expression. */
export function listNames(node: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  collect(node, names);
  return names;
}

function collect(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'fact' || key === 'parameter') && typeof value === 'string') names.add(value);
    else collect(value, names);
  }
}
