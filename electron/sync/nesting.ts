const opening = new Set(['{', '[']);
const closing = new Set(['}', ']']);

/** Says whether a JSON text nests deeper than `depth`, without parsing it: a parser or a walk could run out of stack. */
export function nestsDeeperThan(json: string, depth: number): boolean {
  let now = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charAt(at);
    if (isInText && sign === '\\') at += 1;
    else if (sign === '"') isInText = !isInText;
    else if (!isInText && opening.has(sign)) now += 1;
    else if (!isInText && closing.has(sign)) now -= 1;
    if (now > depth) return true;
  }
  return false;
}
