/** The only scheme and host that the window ever loads from. */
export const scheme = 'app';
export const host = 'bundle';
export const startUrl = `${scheme}://${host}/`;

/** The parsed address, or undefined when it is none. */
export function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** Says whether `url` belongs to the program's own pages. Decided on the parsed address, never on its text. */
export function isOurUrl(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === undefined) return false;
  const plain = parsed.username === '' && parsed.password === '' && parsed.port === '';
  return plain && parsed.protocol === `${scheme}:` && parsed.hostname === host;
}
