import { app } from 'electron';
import { parseArguments } from './shell/arguments.ts';

const start = parseArguments({ argv: process.argv, startedByDefaultApp: process.defaultApp });

switch (start.mode) {
  case 'window': {
    const { startProgram } = await import('./shell/program.ts');
    startProgram({ library: start.library, mainModuleUrl: import.meta.url });
    break;
  }
  case 'command-line': {
    const { needsElectron, runWithoutWindow } = await import('./shell/command-line.ts');
    const end = runWithoutWindow(start.commandLine);
    // Electron starts its own processes and can print only when this module is done. All other commands end before it
    // begins, so that they need no display.
    if (!needsElectron(start.commandLine)) await end;
    break;
  }
  case 'version':
    process.stdout.write(`${app.getVersion()}\n`, () => app.exit(0));
    break;
}
