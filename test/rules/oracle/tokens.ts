const pattern =
  /\s*(Jan 1 of previous year|Dec 1|IS SET|IS EMPTY|NOT IN|\d{4}-\d\d-\d\d|\d+(?:\.\d+)?|[A-Za-z_]\w*|<=|>=|!=|[<>=+\-*/(){},])/y;

/** A reading position in the words of a formula. */
export type Tokens = {
  /** The next word without taking it; undefined at the end. */
  readonly peek: () => string | undefined;
  readonly take: () => string;
  /** Takes the next word if it is the given one. */
  readonly skip: (word: string) => boolean;
  readonly expect: (word: string) => void;
};

/** Splits a formula into words; an unreadable place is an error that shows it. */
export function tokenize(formula: string): Tokens {
  const words = splitWords(formula);
  let position = 0;
  const peek = (): string | undefined => words[position];
  const take = (): string => {
    const word = words[position];
    if (word === undefined) throw new Error(`Formula ends too early: ${formula}`);
    position += 1;
    return word;
  };
  const skip = (word: string): boolean => {
    if (words[position] !== word) return false;
    position += 1;
    return true;
  };
  const expect = (word: string): void => {
    if (!skip(word)) throw new Error(`Expected ${word} before "${words.slice(position).join(' ')}" in: ${formula}`);
  };
  return { peek, take, skip, expect };
}

function splitWords(formula: string): string[] {
  const words: string[] = [];
  const expression = new RegExp(pattern);
  const text = formula.trimEnd();
  while (expression.lastIndex < text.length) {
    const from = expression.lastIndex;
    const word = expression.exec(text)?.[1];
    if (word === undefined) throw new Error(`Cannot read "${text.slice(from)}" in: ${formula}`);
    words.push(word);
  }
  return words;
}
