import manifest from '../package.json' with { type: 'json' };
import { buildAll } from './build/build-all.ts';
import { archiveLinux, pack } from './package/pack.ts';
import { findRuntime } from './runtime/find-runtime.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';
import { say } from './support/say.ts';

await ensureSystemPackages(['window']);
const runtime = await findRuntime();
if (runtime.kind === 'registry') {
  say(`This package carries Electron ${runtime.electronVersion}, which is for tests only: do not hand it to users.`);
}
await buildAll();
// `npm run package -- dir` packs the unpacked program only.
const targets = process.argv.slice(2);
const files = await pack({ runtime, targets });
const { version } = manifest;
const archives = process.platform === 'linux' && targets.length === 0 ? [await archiveLinux(version)] : [];
process.stdout.write(`${['In release/:', ...files, ...archives].join('\n  ')}\n`);
