/** A label with the colon of the language that it is in. */
export function labelWith(label: string): string {
  return `${label}${/^[\u0020-\u024f]*$/.test(label) ? ': ' : '：'}`;
}
