import { inspectionKinds, inspectionStates } from '#db/rows.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Cell } from '#sync/change.ts';
import { parseDeleted } from './parse-enterprise.ts';
import type { ParsedRecord } from './parsed-record.ts';
import {
  compact,
  findObject,
  isAbsent,
  parseId,
  parseShortText,
  parseVisitDate,
  parseWord,
  rejectUnknownKeys,
} from './parse-fields.ts';
import type { Reject } from './rejection.ts';

const knownKeys = [
  'id',
  'date',
  'kind',
  'inspectors',
  'state',
  'state_reason',
  'pack_id',
  'pack_hash',
  'frozen_verdicts',
  'deleted',
];
const mostInspectors = 10;

/** Checks the visit of a record. The log writes the defaults (first visit, draft, nobody named) as no value. */
export function parseInspection(raw: unknown, reject: Reject): ParsedRecord['inspection'] {
  const object = findObject(raw);
  if (object === undefined) {
    reject('inspection', 'WRONG_TYPE', 'A visit is expected');
    return undefined;
  }
  rejectUnknownKeys(object, { path: 'inspection.', known: knownKeys, reject });
  const id = parseId(object['id'], 'inspection.id', reject);
  const kind = parseWord(object['kind'], inspectionKinds, { path: 'inspection.kind', reject });
  const state = parseWord(object['state'], inspectionStates, { path: 'inspection.state', reject });
  const cells = compact<Cell>([
    ['date', parseVisitDate(object['date'], 'inspection.date', reject)],
    ['kind', kind === 'first' ? null : kind],
    ['inspectors', parseInspectors(object['inspectors'], reject)],
    ['state', state === 'draft' ? null : state],
    ['pack_id', parseShortText(object['pack_id'], 'inspection.pack_id', reject)],
    ['pack_hash', parseShortText(object['pack_hash'], 'inspection.pack_hash', reject)],
    ['state_reason', parseReason(object['state_reason'], reject)],
    ['frozen_verdicts', parseFrozen(object['frozen_verdicts'], reject)],
    ['deleted', parseDeleted(object['deleted'], 'inspection.deleted', reject)],
  ]);
  return id === undefined ? { cells } : { id, cells };
}

function parseReason(raw: unknown, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  const parsed = parseText(raw);
  if (!parsed.ok) reject('inspection.state_reason', parsed.code, parsed.message);
  return parsed.ok ? parsed.value : undefined;
}

function parseFrozen(raw: unknown, reject: Reject): Cell | undefined {
  if (isAbsent(raw)) return undefined;
  const frozen = parseFrozenVerdicts(raw);
  if (frozen === undefined) reject('inspection.frozen_verdicts', 'WRONG_TYPE', 'Frozen verdicts are expected');
  return frozen;
}

function parseInspectors(raw: unknown, reject: Reject): Cell | undefined {
  if (isAbsent(raw)) return undefined;
  if (!Array.isArray(raw) || raw.length > mostInspectors) {
    reject('inspection.inspectors', 'WRONG_TYPE', `A list of at most ${mostInspectors} inspectors is expected`);
    return undefined;
  }
  const inspectors = raw.map((entry: unknown, position) =>
    parseInspector(entry, `inspection.inspectors.${position}`, reject),
  );
  return inspectors.length === 0 ? null : inspectors;
}

function parseInspector(raw: unknown, path: string, reject: Reject): Cell {
  const object = findObject(raw);
  if (object === undefined) {
    reject(path, 'WRONG_TYPE', 'An object with name and certificate is expected');
    return null;
  }
  rejectUnknownKeys(object, { path: `${path}.`, known: ['name', 'certificate'], reject });
  return {
    name: parseShortText(object['name'], `${path}.name`, reject) ?? '',
    certificate: parseShortText(object['certificate'], `${path}.certificate`, reject) ?? '',
  };
}
