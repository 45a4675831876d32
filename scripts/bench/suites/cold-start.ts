import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Runtime } from '../../runtime/runtime.ts';
import { projectFolder } from '../../support/folders.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withProgram, withRuntime } from '../support/driven-program.ts';
import { fillTables, withFolder } from '../support/library-fixture.ts';
import { toRatio, toSpread } from '../support/measure.ts';

const enterpriseCount = 50_000;
const rounds = 7;

export const coldStart: Benchmark = {
  name: 'cold-start',
  title: 'Cold start to a usable list of 50,000 enterprises',
  method: `From starting the process until the first rows of the list are visible, with a fresh data folder each time. The peer is a
program of one empty window on the same runtime, until its text is visible. Both are started and watched the same way
(Playwright), one after the other. The files are in the system's cache. Wall time.
The page gets its script before the main process loads what needs the library, so that both go on at once. What is left over is the script that
draws the first frame (1.5 MB, most of it the component kit); the list itself takes a few milliseconds.`,
  run: async (say) =>
    withFolder(async (folder) => {
      const library = join(folder, 'bench.unidb');
      fillFile(library);
      say('library filled');
      return withRuntime((runtime) => compareStarts(folder, library, runtime));
    }),
};

async function compareStarts(folder: string, library: string, runtime: Runtime): Promise<readonly Line[]> {
  const peer = writeEmptyProgram(join(folder, 'empty'));
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const home = join(folder, `home-${round}`);
    const program = await start({
      runtime,
      home,
      words: [projectFolder, '--library', library],
      marker: 'td.cell-name',
    });
    const empty = await start({ runtime, home: `${home}-empty`, words: [peer], marker: '#ready' });
    // The first round only fills the system's cache.
    if (round > 0) {
      ours.push(program);
      peers.push(empty);
    }
  }
  return [
    {
      what: 'first rows visible',
      unit: 's',
      value: toSpread(ours),
      peer: { name: 'empty window', value: toSpread(peers) },
      ratio: { of: 'time', value: toRatio(ours, peers) },
      target: { of: 'ratio', bound: 'at most', value: 1.5 },
    },
  ];
}

type Start = {
  readonly runtime: Runtime;
  readonly home: string;
  readonly words: readonly string[];
  /** What has to be visible. */
  readonly marker: string;
};

async function start({ marker, ...program }: Start): Promise<number> {
  const begun = performance.now();
  return withProgram(program, async ({ window }) => {
    await window.locator(marker).first().waitFor({ timeout: 120_000 });
    return (performance.now() - begun) / 1000;
  });
}

function fillFile(file: string): void {
  const library = createLibrary({ file, inspectorName: 'bench' });
  fillTables(library.db, enterpriseCount);
  closeLibrary(library);
}

const emptyMain = `import { app, BrowserWindow } from 'electron';
app.setPath('userData', process.env.UNION_INSPECTOR_HOME);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  window.loadURL('data:text/html,<title>empty</title><p id="ready">empty</p>');
});
app.on('window-all-closed', () => app.quit());
`;

function writeEmptyProgram(folder: string): string {
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', type: 'module', main: 'main.js' }),
  );
  writeFileSync(join(folder, 'main.js'), emptyMain);
  return folder;
}
