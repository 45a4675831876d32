const digitsPerGroup = 4;

/**
 * A hash as groups of four digits, to be read over the phone in any language: so many of its bits as fit.
 * @param hash hexadecimal; @param groups each holds 13.3 bits.
 */
export function toDigits(hash: string, groups: number): string {
  const digits = digitsPerGroup * groups;
  const text = String(BigInt(`0x${hash}`) % 10n ** BigInt(digits)).padStart(digits, '0');
  return (text.match(/\d{4}/g) ?? []).join('-');
}

/** The code of a file by its SHA-256: 24 digits, 79 bits. Sender and receiver compute it alike. */
export function toFileCode(sha256: string): string {
  return toDigits(sha256, 6);
}
