import { inject } from 'vitest';
import { z } from 'zod';
import { runCommand } from './command-line.ts';
import type { TypedFacts } from './typing.ts';

const dump = z.object({ records: z.array(z.object({ facts: z.record(z.string(), z.unknown()) })) });

/** The fullest record of the sample, without notes: it has values of every type and every state. */
export function findFullRecord(): TypedFacts {
  const { records } = dump.parse(runCommand('dump', inject('sampleLibrary')));
  const stripped = records.map(({ facts }) =>
    Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, withoutNote(fact)])),
  );
  const [fullest] = stripped.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  if (fullest === undefined) throw new Error('The sample holds no record');
  return fullest;
}

function withoutNote(fact: unknown): unknown {
  if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) return fact;
  const { note: _note, ...rest } = { note: undefined, ...fact };
  return 'value' in rest ? rest.value : rest;
}
