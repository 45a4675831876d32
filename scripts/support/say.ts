/** A message for the person at the terminal. Standard output stays free for results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
