import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library, OpenOptions } from '#services/library.ts';

/** Opens a library, runs `work` and closes it again, whatever happens. */
export function withLibrary<Result>(options: OpenOptions, work: (library: Library) => Result): Result {
  const library = openLibrary(options);
  try {
    return work(library);
  } finally {
    closeLibrary(library);
  }
}

/**
 * As `withLibrary` for reading, for documents that are written piece by piece: the library is opened and the first piece
 * made at once, so that an error still becomes an error document, and closed after the last piece.
 */
export function readInPieces(file: string, makePieces: (library: Library) => Iterable<string>): Iterable<string> {
  const library = openLibrary({ file, access: 'read' });
  const close = (): void => closeLibrary(library);
  try {
    const iterator = makePieces(library)[Symbol.iterator]();
    return continuePieces({ first: iterator.next(), iterator, close });
  } catch (error) {
    close();
    throw error;
  }
}

function* continuePieces({
  first,
  iterator,
  close,
}: {
  readonly first: IteratorResult<string>;
  readonly iterator: Iterator<string>;
  readonly close: () => void;
}): Generator<string> {
  try {
    for (let piece = first; piece.done !== true; piece = iterator.next()) yield piece.value;
  } finally {
    close();
  }
}
