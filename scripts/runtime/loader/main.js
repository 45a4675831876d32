// Stands in for Electron's default_app.asar in a runtime that came without one: the first word of the command line
// names the folder of the program to run.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('This runtime needs the folder of a program as its first argument.\n');
  app.exit(2);
} else {
  const program = resolve(folder);
  const manifest = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name);
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
  app.setAppPath(program);
  // Awaited at the top: Electron becomes ready only when this module is done, as with the real one.
  await import(pathToFileURL(join(program, manifest.main)).href);
}
