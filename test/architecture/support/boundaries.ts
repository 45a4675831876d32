import { resolveImport } from './source-files.ts';
import type { ImportUse, SourceFile } from './source-files.ts';

type Rule = {
  /** Paths (by their beginning) that files of this part may import. */
  readonly files: readonly string[];
  /** The same, for types only. */
  readonly types?: readonly string[];
  /** Packages: `node:` stands for everything built in, `*` for any package of the registry but Electron and SQLite. */
  readonly packages: readonly string[];
  readonly packageTypes?: readonly string[];
};

const contractFiles = [
  'electron/ipc/api.ts',
  'electron/ipc/channels.ts',
  'electron/ipc/contract.ts',
  'electron/ipc/result.ts',
  'electron/ipc/schemas',
];

const everythingInMain = ['electron/', 'db/connection.ts'];

/** Severities, modalities and verdicts: the words, none of the engine. */
const vocabulary = 'electron/rules/types.ts';

/** One line per part of the program, the narrower path first. */
const rules: readonly (readonly [path: string, rule: Rule])[] = [
  ['electron/domain/', { files: ['electron/domain/'], packages: [] }],
  ['electron/rules/', { files: ['electron/rules/', 'electron/domain/'], packages: [] }],
  ['electron/sync/hash.ts', { files: ['electron/sync/', 'electron/domain/'], packages: ['node:crypto'] }],
  ['electron/sync/', { files: ['electron/sync/', 'electron/domain/'], packages: [] }],
  ['electron/reports/', { files: ['electron/reports/', 'electron/domain/'], packages: ['node:', '*'] }],
  ['db/', { files: ['db/', 'electron/domain/'], packages: ['node:', '*', 'better-sqlite3'] }],
  [
    'electron/services/',
    {
      files: ['services', 'rules', 'sync', 'reports', 'domain'].map((part) => `electron/${part}/`).concat('db/'),
      packages: ['node:', '*'],
      packageTypes: ['better-sqlite3'],
    },
  ],
  [
    'electron/cli/',
    {
      files: ['electron/cli/', 'electron/services/', 'electron/domain/', vocabulary],
      types: ['electron/rules/'],
      packages: ['node:', '*'],
    },
  ],
  ...contractFiles.map((path): [string, Rule] => [
    path,
    { files: [...contractFiles, 'electron/domain/'], packages: ['zod'] },
  ]),
  [
    'electron/ipc/',
    {
      files: ['electron/ipc/', 'electron/services/', 'electron/domain/'],
      packages: ['node:', '*'],
      packageTypes: ['electron'],
    },
  ],
  [
    'electron/preload/',
    { files: ['electron/preload/', 'electron/ipc/channels.ts'], types: ['electron/ipc/'], packages: ['electron'] },
  ],
  [
    'electron/jobs/',
    {
      files: ['electron/jobs/', 'electron/services/', 'electron/domain/', 'db/connection.ts'],
      packages: ['node:', '*'],
    },
  ],
  ['electron/shell/', { files: everythingInMain, packages: ['node:', '*', 'electron'] }],
  ['electron/main.ts', { files: everythingInMain, packages: ['node:', '*', 'electron'] }],
  [
    'renderer/',
    {
      files: ['renderer/', 'electron/domain/'],
      types: ['electron/ipc/', vocabulary],
      packages: ['*'],
    },
  ],
  // The bare database is one of the peers that the program is measured against.
  ['scripts/bench/', { files: ['scripts/', 'electron/', 'db/'], packages: ['node:', '*', 'better-sqlite3'] }],
  [
    'scripts/',
    {
      files: ['scripts/', 'electron/', 'db/', 'package.json'],
      packages: ['node:', '*'],
      packageTypes: ['better-sqlite3'],
    },
  ],
  ['test/', { files: [''], packages: ['node:', '*', 'better-sqlite3', 'electron'] }],
];

/** One sentence for every import that crosses a border in the wrong direction. */
export function findViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const rule = rules.find(([path]) => file.path.startsWith(path))?.[1];
    if (rule === undefined) return [`${file.path} belongs to no known part of the program`];
    return file.imports.filter((use) => !isAllowed(file.path, use, rule)).map((use) => describe(file.path, use));
  });
}

function isAllowed(from: string, use: ImportUse, rule: Rule): boolean {
  const target = resolveImport(from, use.specifier);
  if (target === undefined) {
    const packages = [...rule.packages, ...((use.typeOnly && rule.packageTypes) || [])];
    return packages.some((allowed) => coversPackage(allowed, use.specifier));
  }
  const places = [...rule.files, ...((use.typeOnly && rule.types) || [])];
  return places.some((place) => target.startsWith(place));
}

function coversPackage(allowed: string, specifier: string): boolean {
  if (allowed === 'node:') return specifier.startsWith('node:');
  if (allowed !== '*') return specifier === allowed;
  return !specifier.startsWith('node:') && specifier !== 'electron' && specifier !== 'better-sqlite3';
}

function describe(from: string, use: ImportUse): string {
  return `${from} must not import ${use.typeOnly ? 'the type of ' : ''}${use.specifier}`;
}

/** Every ring of files that import each other, types included, as `a -> b -> a`. */
export function findCycles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(
    files.map((file) => [file.path, file.imports.flatMap((use) => resolveImport(file.path, use.specifier) ?? [])]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}
