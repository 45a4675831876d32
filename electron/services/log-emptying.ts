import { emptyLog, openLog } from '#db/empty-log.ts';
import { getOpenPlace } from '#db/in-place.ts';
import type { OpenPlace } from '#db/in-place.ts';
import { keepLogShort, letLogGrow, setLogKeeper } from '#db/log-keeper.ts';
import type { Library } from './library.ts';

/** Where the log of a library is emptied from beside it, and what is told to whoever does it. */
export type LogEmptying = {
  /** What `openLogBeside` needs; plain data. */
  readonly place: OpenPlace;
  /** Lets the log grow up to a limit, since somebody else empties it. */
  readonly begin: () => void;
  /** From now on the library empties its log itself again. */
  readonly end: () => void;
  /** Tells nobody any more. */
  readonly stop: () => void;
};

/** `onWritten` is told of every large write, in bytes. @throws AppError INTERNAL for a library that is not written. */
export function offerLogEmptying(library: Library, onWritten: (bytes: number) => void): LogEmptying {
  const { db } = library;
  setLogKeeper(db, { noteWritten: onWritten });
  return {
    place: getOpenPlace(db),
    begin: () => letLogGrow(db),
    end: () => {
      if (db.open) keepLogShort(db);
    },
    stop: () => setLogKeeper(db, undefined),
  };
}

export type { OpenPlace } from '#db/in-place.ts';

/** The log of a library that another thread writes. */
export type OpenLog = {
  /** Makes nobody wait. @throws AppError STORAGE_*. */
  readonly empty: () => void;
  readonly close: () => void;
};

/** @throws AppError STORAGE_REFUSED where another file lies there by now, STORAGE_*. */
export function openLogBeside(place: OpenPlace): OpenLog {
  const db = openLog(place);
  return { empty: () => emptyLog(db), close: () => void db.close() };
}
