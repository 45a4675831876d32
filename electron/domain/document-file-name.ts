/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Longest name with its ending, in characters; file systems count up to 255 bytes, and one character may be four. */
const greatestName = 120;
const greatestBytes = 240;

/**
 * A file name out of parts, safe on every system: no separators, control, direction or other unseen characters, no dot
 * or space at the ends, no reserved name, at most 120 characters and 240 bytes. `ending` without dot.
 */
export function toFileName(parts: readonly string[], ending: string): string {
  const named = parts.map(toSafePart).filter((part) => part !== '');
  const [first = 'document', ...rest] = named.length === 0 ? ['document'] : named;
  const base = [reserved.test(first) ? `${first}_` : first, ...rest].join('_');
  return `${shorten(base, ending.length + 1)}.${ending}`;
}

function toSafePart(part: string): string {
  const plain = part
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
  return trimEnds(plain);
}

/** Windows drops dots and spaces at the end; a dot at the beginning hides a file. A dot is no end of a reserved name. */
function trimEnds(text: string): string {
  return text
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '')
    .replace(/^([^.]*)\..*$/su, (whole: string, stem: string) =>
      reserved.test(stem) ? `${stem}_${whole.slice(stem.length)}` : whole,
    );
}

function shorten(base: string, room: number): string {
  const characters = [...base];
  let kept = characters.slice(0, greatestName - room);
  while (kept.reduce((sum, character) => sum + countBytes(character), 0) > greatestBytes - room)
    kept = kept.slice(0, -1);
  return kept.length === characters.length ? base : kept.join('').replaceAll(/[\s._]+$/gu, '');
}

/** In UTF-8. */
function countBytes(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
