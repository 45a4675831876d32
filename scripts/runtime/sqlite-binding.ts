import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCacheFolder, makeFolderAtOnce, projectFolder } from '../support/folders.ts';
import { runOrThrow } from '../support/run-process.ts';
import { say } from '../support/say.ts';

const modules = join(projectFolder, 'node_modules');
const sources = join(modules, 'better-sqlite3');
const fileName = 'better_sqlite3.node';

/** Raised whenever the flags below change. */
const recipe = 2;

/**
 * Node-API 10 is what better-sqlite3 is written for; Node-API 9 has the same functions behind its experimental version
 * number, which a module asks for by this value.
 */
const apiDefines = ['NAPI_VERSION=2147483647', 'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'];
const addonDefines = [
  'NDEBUG',
  'BUILDING_NODE_EXTENSION',
  'NODE_GYP_MODULE_NAME=better_sqlite3',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
];
const swallow = 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS';
const common = ['-c', '-O3', '-fPIC', '-w', '-fvisibility=hidden'];

/** Builds better-sqlite3, once per user and version, for a runtime with Node-API 9. Needs gcc and g++. */
export async function prepareSqliteBinding(): Promise<string> {
  const name = `better-sqlite3-${readVersion()}-${process.platform}-${process.arch}-${recipe}`;
  const folder = join(getCacheFolder(), 'bindings', name);
  const binding = join(folder, fileName);
  if (existsSync(binding)) return binding;
  say('Building better-sqlite3 for this runtime (once, about a minute) …');
  await makeFolderAtOnce(folder, build);
  return binding;
}

async function build(folder: string): Promise<void> {
  const sqliteObject = join(folder, 'sqlite3.o');
  const addonObject = join(folder, 'addon.o');
  await Promise.all([compileSqlite(sqliteObject), compileAddon(addonObject)]);
  const binding = join(folder, fileName);
  const linking = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl'];
  await runOrThrow({ command: 'g++', args: ['-shared', '-o', binding, addonObject, sqliteObject, ...linking] });
}

async function compileSqlite(object: string): Promise<void> {
  const input = join(sources, 'deps', 'sqlite3', 'sqlite3.c');
  const args = [...common, '-std=c99', ...toFlags(['NDEBUG', ...readSqliteDefines()]), input, '-o', object];
  await runOrThrow({ command: 'gcc', args });
}

async function compileAddon(object: string): Promise<void> {
  const headers = [
    join(modules, 'node-api-headers', 'include'),
    join(modules, 'node-addon-api'),
    join(sources, 'deps', 'sqlite3'),
  ];
  const includes = [
    ...headers.map((folder) => `-I${folder}`),
    '-include',
    join(import.meta.dirname, 'post-finalizer.h'),
  ];
  const language = ['-std=c++20', '-fno-exceptions', '-fno-rtti', '-fvisibility-inlines-hidden'];
  const defines = toFlags([...addonDefines, swallow, ...apiDefines]);
  const input = join(sources, 'src', 'better_sqlite3.cpp');
  await runOrThrow({ command: 'g++', args: [...common, ...language, ...defines, ...includes, input, '-o', object] });
}

/** SQLite is compiled with exactly the options of the package's own build. */
function readSqliteDefines(): string[] {
  const text = readFileSync(join(sources, 'deps', 'defines.gypi'), 'utf8');
  const defines = [...text.matchAll(/^\s+'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => match[1] ?? '');
  if (defines.length < 20) throw new Error('better-sqlite3 lists its compile options in another form than expected');
  return defines;
}

function toFlags(defines: readonly string[]): string[] {
  return defines.map((define) => `-D${define}`);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
