import { iterateChecks } from '#services/check/check-records.ts';
import { loadPackFile } from '#services/check/load-pack.ts';
import { getBuiltInPack } from '#services/pack.ts';
import type { CheckRequest, CheckedInspection } from '#services/check/check-records.ts';
import type { VerdictCounts } from '#rules/judge.ts';
import { verdictKinds } from '#rules/types.ts';
import { findOption, getLanguage, getWord } from '../arguments.ts';
import { doneInPieces } from '../command.ts';
import type { Command } from '../command.ts';
import { readInPieces } from '../with-library.ts';

/** `check LIBRARY [--pack FILE] [--inspection ID] [--lang LANGUAGE]`. Gaps are results, not failures: exit status 0. */
export const checkCommand: Command = {
  options: { pack: { type: 'string' }, inspection: { type: 'string' }, lang: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const packFile = findOption(input, 'pack');
    const inspectionId = findOption(input, 'inspection');
    const request: CheckRequest = {
      language: getLanguage(input),
      pack: packFile === undefined ? getBuiltInPack() : loadPackFile(packFile),
      ...(inspectionId === undefined ? {} : { inspectionId }),
    };
    return doneInPieces(
      readInPieces(getWord(input, 0), (library) => writeChecks(request, iterateChecks(library, request))),
    );
  },
};

/** The totals are known last and stand last. */
function* writeChecks({ pack }: CheckRequest, inspections: Iterable<CheckedInspection>): Generator<string> {
  const totals: VerdictCounts = { pass: 0, gap: 0, unknown: 0, not_applicable: 0, error: 0 };
  const { id, version } = pack.compiled.document;
  let piece = `{"pack":${JSON.stringify({ id, version, hash: pack.hash })},"inspections":[`;
  let separator = '';
  for (const { counts, ...inspection } of inspections) {
    for (const kind of verdictKinds) totals[kind] += counts[kind];
    yield `${piece}${separator}${JSON.stringify(inspection)}`;
    piece = '';
    separator = ',';
  }
  yield `${piece}],"totals":${JSON.stringify(totals)}}`;
}
