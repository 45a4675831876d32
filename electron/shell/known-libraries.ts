import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const content = z.record(z.string(), z.string());

/** The id of the library that last opened under this path: a damaged file cannot say it any more. Null: never seen. */
export function findKnownLibraryId(file: string, library: string): string | null {
  return read(file)[library] ?? null;
}

/** Notes which library lies under a path. @throws AppError STORAGE_*. */
export function noteLibrary(file: string, { path, id }: { readonly path: string; readonly id: string }): void {
  const known = read(file);
  if (known[path] !== id) writeJsonFile(file, { ...known, [path]: id });
}

function read(file: string): Readonly<Record<string, string>> {
  const stored = readJsonFile(file);
  const parsed = content.safeParse(stored.kind === 'read' ? stored.value : {});
  return parsed.success ? parsed.data : {};
}
