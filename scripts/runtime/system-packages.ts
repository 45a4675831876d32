import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runOrThrow } from '../support/run-process.ts';
import { say } from '../support/say.ts';

export type SystemNeed = 'window' | 'virtual display';

type Requirement = {
  /** Debian's names for it, the newer first. */
  readonly packages: readonly string[];
  readonly isThere: () => boolean;
};

const windowRequirements: readonly Requirement[] = [
  { packages: ['libgtk-3-0t64', 'libgtk-3-0'], isThere: () => hasLibrary('libgtk-3.so.0') },
  { packages: ['libnss3'], isThere: () => hasLibrary('libnss3.so') },
  { packages: ['libasound2t64', 'libasound2'], isThere: () => hasLibrary('libasound.so.2') },
  { packages: ['libgbm1'], isThere: () => hasLibrary('libgbm.so.1') },
  { packages: ['fonts-noto-cjk'], isThere: hasChineseFont },
];

const displayRequirement: Requirement = { packages: ['xvfb'], isThere: () => existsSync('/usr/bin/Xvfb') };

/** What a few tests look at documents with; without it they are skipped and say so. */
const readerRequirements: readonly Requirement[] = [
  { packages: ['libreoffice-writer-nogui'], isThere: () => existsSync('/usr/bin/soffice') },
  { packages: ['poppler-utils'], isThere: () => existsSync('/usr/bin/pdftotext') },
];

/** Installs, when root, what tests look at documents with (15 s). Where that fails, they do without. */
export async function installDocumentReaders(): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const missing = readerRequirements.filter((requirement) => !requirement.isThere());
  if (missing.length === 0) return;
  try {
    await install(missing);
  } catch (error) {
    say(
      `Documents are not opened by other programs in the tests: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Sees to it that Debian's packages for a window are there: installs them when root, else throws an error with the line
 * to run. Does nothing on other systems.
 */
export async function ensureSystemPackages(needs: readonly SystemNeed[]): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const requirements = [
    ...(needs.includes('window') ? windowRequirements : []),
    ...(needs.includes('virtual display') ? [displayRequirement] : []),
  ];
  const missing = requirements.filter((requirement) => !requirement.isThere());
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    const line = `sudo apt-get install -y --no-install-recommends ${missing.map(nameOnThisSystem).join(' ')}`;
    throw new Error(`Some libraries for a window are missing. Run this once, then try again:\n  ${line}`);
  }
  await install(missing);
}

async function install(missing: readonly Requirement[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`Installing Debian's packages: ${missing.map(nameOnThisSystem).join(', ')} …`);
  await runOrThrow({ command: 'apt-get', args: ['update', '-qq'], env });
  // Asked again: on a fresh system apt knows no names before the update.
  const names = missing.map(nameOnThisSystem);
  await runOrThrow({ command: 'apt-get', args: ['install', '-y', '-qq', '--no-install-recommends', ...names], env });
}

function nameOnThisSystem(requirement: Requirement): string {
  const known = requirement.packages.find((name) => spawnSync('apt-cache', ['show', '-q', name]).status === 0);
  return known ?? requirement.packages.at(-1) ?? '';
}

function hasLibrary(name: string): boolean {
  return readLibraryCache().includes(`${name} `);
}

function readLibraryCache(): string {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function hasChineseFont(): boolean {
  const found = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (found.status === 0) return found.stdout.trim() !== '';
  return readDpkgStatus().includes('\nPackage: fonts-noto-cjk\n');
}

function readDpkgStatus(): string {
  return existsSync('/var/lib/dpkg/status') ? readFileSync('/var/lib/dpkg/status', 'utf8') : '';
}
