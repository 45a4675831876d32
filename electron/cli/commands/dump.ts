import { iterateDump } from '#services/dump/dump-records.ts';
import type { DumpedRecord } from '#services/dump/dump-records.ts';
import { getWord } from '../arguments.ts';
import { doneInPieces } from '../command.ts';
import type { Command } from '../command.ts';
import { readInPieces } from '../with-library.ts';

/** `dump LIBRARY` */
export const dumpCommand: Command = {
  options: {},
  positionals: [1, 1],
  run: (input) => doneInPieces(readInPieces(getWord(input, 0), (library) => writeDump(iterateDump(library)))),
};

function* writeDump(records: Iterable<DumpedRecord>): Generator<string> {
  let separator = '{"format":"union-records/1","records":[\n';
  let isEmpty = true;
  for (const record of records) {
    yield `${separator}${JSON.stringify(record)}`;
    separator = ',\n';
    isEmpty = false;
  }
  yield isEmpty ? `${separator}]}` : '\n]}';
}
