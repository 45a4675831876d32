/** The full-width forms too: some spreadsheet programs take them for the others. */
const formulaStarts = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text that no spreadsheet program takes for a formula, whatever somebody wrote: an apostrophe goes before a first
 * character that would begin one (OWASP, CSV injection).
 */
export function toSafeText(text: string): string {
  return formulaStarts.test(text) ? `'${text}` : text;
}
