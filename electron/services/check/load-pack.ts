import { readFileSync, statSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { checkExamples } from '#rules/check-examples.ts';
import { compilePack } from '#rules/compile-pack.ts';
import type { PackIssue } from '#rules/pack-issue.ts';
import { parsePack } from '#rules/parse-pack.ts';
import { hashPack } from '#services/pack.ts';
import type { LoadedPack } from '#services/pack.ts';

const greatestPackBytes = 32 * 1024 * 1024;

/**
 * Reads a rule pack from a file, checks it and runs its examples.
 * @throws AppError NOT_FOUND; PACK_INVALID with all `issues`, each with its place.
 */
export function loadPackFile(file: string): LoadedPack {
  const document = readDocument(file);
  const parsed = parsePack(document, facts);
  if (!parsed.ok) throw toPackError(file, parsed.issues);
  const compiled = compilePack(parsed.pack, facts);
  const failed = checkExamples(compiled);
  if (failed.length > 0) throw toPackError(file, failed);
  return { compiled, hash: hashPack(document) };
}

function readDocument(file: string): unknown {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new AppError('NOT_FOUND', `There is no file ${file}`, { file });
  if (size > greatestPackBytes)
    throw toPackError(file, [{ code: 'TOO_LARGE', path: '', message: `above ${greatestPackBytes} bytes` }]);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw toPackError(file, [{ code: 'WRONG_TYPE', path: '', message: `not readable as JSON: ${message}` }]);
  }
}

function toPackError(file: string, issues: readonly PackIssue[]): AppError {
  const first = issues[0];
  const summary = first === undefined ? '' : `: ${first.path} ${first.message}`;
  return new AppError('PACK_INVALID', `The rule pack has ${issues.length} mistakes${summary}`, { file, issues });
}
