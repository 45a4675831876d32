import { createProcessIo } from '../electron/cli/process-io.ts';
import { runCommandLine } from '../electron/cli/program.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), createProcessIo());
