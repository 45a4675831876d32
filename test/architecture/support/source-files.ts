import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { projectFolder } from '../../../scripts/support/folders.ts';

export type ImportUse = {
  /** As written: `#domain/error.ts`, `./a.ts`, `node:fs`, `react`. */
  readonly specifier: string;
  readonly typeOnly: boolean;
};

export type SourceFile = {
  /** From the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportUse[];
};

const folders = ['electron', 'db', 'renderer', 'scripts', 'test'];

/** Every TypeScript file of the project with what it imports, dynamic imports and re-exports included. */
export function readSourceFiles(): readonly SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: projectFolder }))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => toSourceFile(path, readFileSync(join(projectFolder, path), 'utf8')));
}

/** Reads one file's imports. Throws where the text does not parse. */
export function toSourceFile(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'does not parse'}`);
  const staticImports = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const exported = module.staticExports.flatMap((found) => found.entries);
  const reExports = exported.flatMap((entry) =>
    entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
  );
  const dynamicImports = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^(['"`])(.+)\1$/.exec(text.slice(start, end));
    return literal?.[2] === undefined ? [] : [{ specifier: literal[2], typeOnly: false }];
  });
  return { path, text, imports: [...staticImports, ...reExports, ...dynamicImports] };
}

const aliases: Readonly<Record<string, string>> = { '#db/': 'db/', '#renderer/': 'renderer/', '#test/': 'test/' };

/** The project's file that an import means, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (!specifier.startsWith('#')) return undefined;
  const alias = Object.entries(aliases).find(([prefix]) => specifier.startsWith(prefix));
  return alias === undefined ? `electron/${specifier.slice(1)}` : alias[1] + specifier.slice(alias[0].length);
}
