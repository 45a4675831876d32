import { AppError } from '#domain/error.ts';
import { toExitStatus } from '#domain/exit-status.ts';
import { parseCommandArguments } from './arguments.ts';
import { toErrorDocument } from './error-document.ts';
import { commands } from './commands.ts';
import type { CommandEntry, CommandLineIo, CommandOutcome } from './command.ts';
import { formatHelp } from './help.ts';

/**
 * Runs one command, writes its JSON document and gives the exit status: 0 done, 1 done and something needs a look,
 * 2 wrong usage, 3 the file is not one of ours or damaged, 4 the disk or the system refused, 5 an error of ours.
 */
export async function runCommandLine(argv: readonly string[], io: CommandLineIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.stderr(formatHelp(commands));
    return 0;
  }
  try {
    const { document, needsAttention } = await runCommand(argv, io);
    writeDocument(io, document);
    return needsAttention ? 1 : 0;
  } catch (error) {
    const document = toErrorDocument(error);
    writeDocument(io, { json: document });
    io.stderr(`${document.error.code}: ${document.error.message}\n`);
    return toExitStatus(document.error.code);
  }
}

async function runCommand([name, ...words]: readonly string[], io: CommandLineIo): Promise<CommandOutcome> {
  const command = await getCommandEntry(name).load();
  const input = parseCommandArguments(command, words);
  return command.run({ ...input, note: (line) => io.stderr(`${line}\n`) });
}

function getCommandEntry(name: string | undefined): CommandEntry {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry !== undefined) return entry;
  const known = commands.map((command) => command.name);
  throw new AppError('USAGE', name === undefined ? 'No command given; see --help' : `No command ${name}; see --help`, {
    commands: known,
  });
}

function writeDocument(io: CommandLineIo, document: CommandOutcome['document']): void {
  if ('json' in document) io.stdout(JSON.stringify(document.json));
  else for (const piece of document.pieces) io.stdout(piece);
  io.stdout('\n');
}
