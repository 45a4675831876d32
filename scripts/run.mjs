// The first thing that runs in a fresh clone: plain JavaScript for Node 20, with nothing installed yet. It installs the
// packages of package-lock.json if they are not there, and goes on under the Node that comes with them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const modules = join(project, 'node_modules');
const stampFile = join(modules, '.union-inspector-lock');
const tasks = ['start', 'cli', 'test', 'build', 'package', 'types', 'bench', 'soak'];

const [task, ...words] = process.argv.slice(2);
if (task === undefined || !tasks.includes(task)) {
  process.stderr.write(`usage: node scripts/run.mjs ${tasks.join('|')} [...]\n`);
  process.exit(2);
}
if (!isInstalled()) install();
await run(join(project, 'scripts', `${task}.ts`));

/** True when node_modules holds what package-lock.json says. */
function isInstalled() {
  const lock = readFileSync(join(project, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return true;
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed) || !holds(JSON.parse(readFileSync(installed, 'utf8')), JSON.parse(lock.toString())))
    return false;
  writeFileSync(stampFile, hash);
  return true;
}

function holds(installed, wanted) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const found = installed.packages[path];
    if (path === '' || (found === undefined && (entry.optional || entry.devOptional))) return true;
    return found !== undefined && found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** What npm prints goes to standard error: standard output belongs to the task. */
function install() {
  process.stderr.write('Installing the packages of package-lock.json …\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const stdio = ['ignore', 2, 2];
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio,
  });
  if (status !== 0) process.exit(status ?? 1);
}

async function run(file) {
  const node = findProjectNode();
  if (node === undefined || realpathSync(process.execPath) === realpathSync(node)) {
    nodeModule.enableCompileCache?.(join(modules, '.cache', 'compile'));
    process.argv.splice(1, 2, file);
    await import(pathToFileURL(file).href);
    return;
  }
  const bin = join(modules, '.bin');
  const env = { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` };
  const { status } = spawnSync(node, [fileURLToPath(import.meta.url), task, ...words], { stdio: 'inherit', env });
  process.exit(status ?? 1);
}

function findProjectNode() {
  const file = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}
