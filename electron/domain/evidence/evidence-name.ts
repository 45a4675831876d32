import { greatestNameLength } from './limits.ts';

// Controls, and marks that turn the direction of what follows, so that a name reads as something else than it is.
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
const longestExtension = 12;

/**
 * The name a file came with as text to be shown: never a path. Folders are cut off, invisible characters dropped, white
 * space joined; a long name is cut in the middle so that its ending stays. Never empty.
 */
export function toEvidenceName(given: string): string {
  const bare = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = bare.replaceAll(forbidden, '').replaceAll(/\s+/g, ' ').trim();
  if (/^\.*$/.test(name)) return 'file';
  return shorten(name);
}

const extensions: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'image/bmp': ['.bmp'],
  'application/pdf': ['.pdf'],
};

/** What a system's dialog is to propose: a name that every file system takes, ending as the content is. */
export function toFileName(name: string, mediaType: string): string {
  const safe = toEvidenceName(name)
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/[. ]+$/, '');
  const fitting = extensions[mediaType];
  if (fitting === undefined || fitting.some((end) => safe.toLowerCase().endsWith(end))) return safe;
  return safe.replace(/\.[^.]{1,5}$/, '') + (fitting[0] ?? '');
}

function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= greatestNameLength) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= longestExtension ? letters.slice(dot) : [];
  return [...letters.slice(0, greatestNameLength - ending.length - 1), '…', ...ending].join('');
}
