import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import type { Runtime } from '../runtime/runtime.ts';
import { projectFolder } from '../support/folders.ts';
import { runOrThrow } from '../support/run-process.ts';

export type PackOptions = {
  readonly runtime: Runtime;
  /** electron-builder's names, `dir` for the unpacked program. None: those of electron-builder.yml for this system. */
  readonly targets: readonly string[];
  /** Where the packages go; `release/` when left out. */
  readonly output?: string;
};

/** Packs what `dist/` holds for this system from a runtime that is there. Nothing is downloaded for `dir`. */
export async function pack(options: PackOptions): Promise<readonly string[]> {
  const { runtime, output } = options;
  return build({
    targets: Platform.current().createTarget([...options.targets]),
    projectDir: projectFolder,
    publish: 'never',
    config: {
      extends: join(projectFolder, 'electron-builder.yml'),
      electronDist: runtime.folder,
      electronVersion: runtime.electronVersion,
      ...(output === undefined ? {} : { directories: { output } }),
      // A runtime without a default program carries our loader there: it has no place in a package.
      afterExtract: async ({ appOutDir }) =>
        rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    },
  });
}

/** Makes the Linux archive out of the unpacked program, with the system's own tar. Returns its path. */
export async function archiveLinux(version: string): Promise<string> {
  const release = join(projectFolder, 'release');
  const name = `union-inspector-${version}`;
  const archive = join(release, `${name}-linux-${process.arch}.tar.gz`);
  const plain = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name', `--transform=s,^linux-unpacked,${name},`];
  await runOrThrow({ command: 'tar', args: ['-czf', archive, ...plain, '-C', release, 'linux-unpacked'] });
  return archive;
}
