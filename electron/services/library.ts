import { randomBytes as systemRandomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { closeFile, createFile, openBeside, openForReading, openForWriting } from '#db/open-library.ts';
import type { OpenFile } from '#db/open-library.ts';
import { insertDevice, renameSelf } from '#db/repositories/devices.ts';
import { findLibraryFact, getLibraryFact, putLibraryFact } from '#db/repositories/library-facts.ts';
import { systemClock, toInstant } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { toUuidV7 } from '#domain/ids.ts';
import { assertNoGradualWrite } from './journal/under-way.ts';
import { refoldAside } from './merge/refold.ts';

/** An open library. Services take it as their first argument. */
export type Library = {
  readonly file: string;
  readonly access: 'write' | 'read';
  /** True where the file itself could not be read in place and a private copy is open; the copy dies with it. */
  readonly isTemporaryCopy: boolean;
  readonly db: Db;
  readonly libraryId: string;
  /** The device that writes here. */
  readonly device: { readonly id: string; readonly name: string };
  readonly clock: Clock;
  /** A fresh UUIDv7 by the library's clock. */
  readonly newId: () => string;
};

/** Where time and chance come from; the defaults are the real ones. */
export type Environment = { readonly clock?: Clock; readonly randomBytes?: (length: number) => Uint8Array };

export type CreateOptions = Environment & {
  readonly file: string;
  readonly inspectorName?: string;
  /** Absent: the computer's name. */
  readonly deviceName?: string;
  readonly sample?: boolean;
};

export type OpenOptions = Environment & { readonly file: string; readonly access: 'write' | 'read' };

const openFiles = new WeakMap<Library, OpenFile>();

/**
 * Makes a new, empty library and opens it for writing.
 * @throws AppError FILE_EXISTS, NOT_FOUND (its folder), LIBRARY_IN_USE, STORAGE_*.
 */
export function createLibrary(options: CreateOptions): Library {
  const clock = options.clock ?? systemClock;
  createFile(options.file, { clock, seed: (db) => seedLibrary(db, options) });
  return openLibrary({ ...options, access: 'write' });
}

/**
 * Opens a library. Writing: one program at a time. Reading: writes nothing, not even side files.
 * @throws AppError NOT_FOUND, FILE_*, MIGRATION_*, LIBRARY_IN_USE, STORAGE_*; the file is then as it was.
 */
export function openLibrary(options: OpenOptions): Library {
  const clock = options.clock ?? systemClock;
  const open = options.access === 'write' ? openForWriting : openForReading;
  const library = toLibrary(open(options.file, { clock }), options);
  if (options.access === 'write') refold(library);
  return library;
}

/**
 * For worker threads of the process that has the library open for writing: a read connection without any check, because
 * reading the header there would drop the writer's locks.
 */
export function openCompanion(file: string): Library {
  return toLibrary(openBeside(file), { access: 'read' });
}

/** Empties the write-ahead log and lets go of the file. Safe to call twice. */
export function closeLibrary(library: Library): void {
  const open = openFiles.get(library);
  if (open !== undefined) withStorageErrors(() => closeFile(open));
}

/** Name under which this device's entries are written (empty until set). */
export function getInspectorName(library: Library): string {
  return findLibraryFact(library.db, 'inspector_name') ?? '';
}

/** @throws AppError LIBRARY_IN_USE, STORAGE_*. */
export function setInspectorName(library: Library, name: string): void {
  assertNoGradualWrite(library.db);
  withStorageErrors(() => putLibraryFact(library.db, 'inspector_name', name));
}

/**
 * Names this device in the library: in the history of every answer it wrote, and in later seals. No entry of the log holds it.
 * @throws AppError INVALID_REQUEST where nothing is left of the name, LIBRARY_IN_USE, STORAGE_*.
 */
export function setDeviceName(library: Library, name: string): void {
  const given = name.trim().normalize('NFC');
  if (given === '') throw new AppError('INVALID_REQUEST', 'A device needs a name', {});
  assertNoGradualWrite(library.db);
  withStorageErrors(() =>
    library.db
      .transaction(() => {
        putLibraryFact(library.db, 'device_name', given);
        renameSelf(library.db, given);
      })
      .immediate(),
  );
}

/** Says whether the library holds the invented sample. */
export function isSample(library: Library): boolean {
  return findLibraryFact(library.db, 'sample') === '1';
}

/** @throws AppError STORAGE_*. */
export function markAsSample(library: Library): void {
  withStorageErrors(() => putLibraryFact(library.db, 'sample', '1'));
}

/** Rows written over this connection so far: while it is the same, nothing has been written in between. */
export function countWrites({ db }: Library): number {
  return Number(db.prepare('SELECT total_changes()').pluck().get());
}

function seedLibrary(db: Db, options: CreateOptions): void {
  const clock = options.clock ?? systemClock;
  const newId = createIdSource(options);
  const device = { id: newId(), name: options.deviceName ?? hostname() };
  putLibraryFact(db, 'library_id', newId());
  putLibraryFact(db, 'created_at', toInstant(clock()));
  putLibraryFact(db, 'device_id', device.id);
  putLibraryFact(db, 'device_name', device.name);
  putLibraryFact(db, 'inspector_name', options.inspectorName ?? '');
  putLibraryFact(db, 'sample', options.sample === true ? '1' : '0');
  insertDevice(db, { ...device, isSelf: true });
}

function toLibrary(open: OpenFile, options: Environment & { readonly access: 'write' | 'read' }): Library {
  const { db, file } = open;
  const library: Library = {
    file,
    access: options.access,
    isTemporaryCopy: open.copy !== undefined,
    db,
    libraryId: getLibraryFact(db, 'library_id'),
    device: {
      id: getLibraryFact(db, 'device_id'),
      // Asked for each time: it can be changed while the library is open.
      get name() {
        return getLibraryFact(db, 'device_name');
      },
    },
    clock: options.clock ?? systemClock,
    newId: createIdSource(options),
  };
  openFiles.set(library, open);
  return library;
}

function refold(library: Library): void {
  try {
    withStorageErrors(() => refoldAside(library.db));
  } catch (cause) {
    closeLibrary(library);
    throw cause;
  }
}

function createIdSource(environment: Environment): () => string {
  const clock = environment.clock ?? systemClock;
  const randomBytes = environment.randomBytes ?? systemRandomBytes;
  return () => toUuidV7(clock(), randomBytes(10));
}
