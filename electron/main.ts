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
    const { runWithoutWindow } = await import('./shell/command-line.ts');
    await runWithoutWindow(start.commandLine);
    break;
  }
  case 'version':
    process.stdout.write(`${app.getVersion()}\n`, () => app.exit(0));
    break;
}
