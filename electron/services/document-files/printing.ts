import { AppError } from '#domain/error.ts';

/** What documents need of the surroundings that they are made in. */
export type Printing = {
  /** A page of HTML as PDF. @throws AppError PRINTING_UNAVAILABLE. */
  readonly printPdf: (html: string) => Promise<Uint8Array>;
  /** Folder of the fonts of the documents. */
  readonly getFontFolder: () => Promise<string>;
};

let printing: Printing | undefined;

/** Says at the start of a process how it prints: the program by its own browser, the plain command line by starting it. */
export function setPrinting(given: Printing): void {
  printing = given;
}

/** @throws AppError PRINTING_UNAVAILABLE where nobody said how to print. */
export function getPrinting(): Printing {
  if (printing !== undefined) return printing;
  throw new AppError('PRINTING_UNAVAILABLE', 'This process has no way to print');
}
