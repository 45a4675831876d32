import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';

/** A program of its own, so that it can run as somebody else: what opening and creating come to in a place. */
const [file = ''] = process.argv.slice(2);

function attempt(work: () => ReturnType<typeof openLibrary>): string {
  try {
    const library = work();
    const enterprises = library.db.prepare('SELECT count(*) FROM enterprises').pluck().get();
    const outcome = `${library.isTemporaryCopy ? 'copy' : 'place'} ${String(enterprises)}`;
    closeLibrary(library);
    return outcome;
  } catch (cause) {
    return cause instanceof AppError ? cause.code : String(cause);
  }
}

console.log(`read: ${attempt(() => openLibrary({ file, access: 'read' }))}`);
console.log(`write: ${attempt(() => openLibrary({ file, access: 'write' }))}`);
console.log(`create: ${attempt(() => createLibrary({ file: join(dirname(file), 'new.unidb') }))}`);
console.log(`files: ${readdirSync(dirname(file)).toSorted().join(' ')}`);
