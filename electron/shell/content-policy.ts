/** What the pages may load and do. `nonce` admits the style elements that the component library creates at run time. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** The headers of every answer of the program's own protocol. */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}

/** A document's own styles, fonts and pictures, and nothing that runs, is embedded or goes elsewhere. */
const documentPolicy: readonly string[] = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * The headers of a page that holds a document: its own styles and fonts, nothing that runs, and no place but a frame of
 * the window.
 */
export function documentHeaders(): Readonly<Record<string, string>> {
  const policy = [...documentPolicy, "frame-ancestors 'self'", 'sandbox'];
  return { ...securityHeaders(''), 'Content-Security-Policy': policy.join('; ') };
}

/** The headers of a document in the window that prints, where it is the only page. */
export function printHeaders(): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': documentPolicy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
