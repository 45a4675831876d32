import { existsSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { assignEnterprises } from '#services/assignments/assign.ts';
import type { Assigned } from '#services/assignments/assign.ts';
import { getEnterpriseId, listUnassigned } from '#services/assignments/choose-enterprises.ts';
import { listTaskEnterprises } from '#services/assignments/list-assignments.ts';
import { handOver, recordPartialHandOver } from '#services/handover/hand-over.ts';
import { readPassphrase } from '#services/handover/passphrase-file.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { findOption, getWord, listOption } from '../arguments.ts';
import type { Command, CommandInput, CommandOutcome } from '../command.ts';
import { getSigningKey } from '../signing-key.ts';

/**
 * `assign LIBRARY OUT --inspector NAME (--enterprise ID)...`: writes the assignments and makes the file for the inspector,
 * with all enterprises that the inspector is still to visit. An enterprise is named by its id or credit code. Exit
 * status 1 where somebody else is to visit one of them too, or bytes of attachments are missing.
 */
export const assignCommand: Command = {
  options: {
    inspector: { type: 'string' },
    certificate: { type: 'string' },
    due: { type: 'string' },
    by: { type: 'string' },
    note: { type: 'string' },
    enterprise: { type: 'string', multiple: true },
    'all-unassigned': { type: 'boolean' },
    'without-attachments': { type: 'boolean' },
    'passphrase-file': { type: 'string' },
  },
  positionals: [2, 2],
  run: async (input) => {
    const out = getWord(input, 1);
    // Nobody is assigned anything where the file cannot be made anyway.
    if (existsSync(out)) throw new AppError('FILE_EXISTS', `${out} exists already`, { file: out });
    const library = openLibrary({ file: getWord(input, 0), access: 'write' });
    try {
      return await assignTo(library, input, out);
    } finally {
      closeLibrary(library);
    }
  },
};

async function assignTo(library: Library, input: CommandInput, out: string): Promise<CommandOutcome> {
  const inspector = findOption(input, 'inspector') ?? '';
  if (inspector.trim() === '') throw new AppError('USAGE', 'Say who with --inspector NAME');
  const passphraseFile = findOption(input, 'passphrase-file');
  const secret = passphraseFile === undefined ? {} : { passphrase: readPassphrase(passphraseFile) };
  const assigned = await assignEnterprises(library, {
    enterpriseIds: listChosen(library, input),
    inspector,
    certificate: findOption(input, 'certificate') ?? null,
    dueOn: findOption(input, 'due') ?? null,
    note: findOption(input, 'note') ?? null,
    assignedBy: findOption(input, 'by'),
  });
  if (assigned === undefined) throw new AppError('INTERNAL', 'Assigning was stopped');
  const enterprises = new Set(listTaskEnterprises(library, inspector));
  const withAttachments = input.options['without-attachments'] === true ? 'none' : 'all';
  const key = getSigningKey(input, library.device.id);
  const done = await handOver(library, { out, key, only: { enterprises, withAttachments }, ...secret });
  recordPartialHandOver(library, done, key);
  noteOthers(input, assigned);
  const { enterpriseIds, ...counts } = assigned;
  const { seal, deviceName: _device, madeAt: _at, ...file } = done;
  const json = {
    ...file,
    inspector: inspector.trim(),
    assigned: enterpriseIds.length,
    ...counts,
    enterprises: enterprises.size,
    seal: seal.id,
  };
  return { document: { json }, needsAttention: assigned.others.length > 0 || done.missing.length > 0 };
}

function noteOthers(input: CommandInput, { others }: Assigned): void {
  for (const { enterpriseName, inspector } of others.slice(0, 20))
    input.note(`${enterpriseName}: ${inspector} is to visit it as well`);
}

function listChosen(library: Library, input: CommandInput): readonly string[] {
  const words = listOption(input, 'enterprise');
  const isAll = input.options['all-unassigned'] === true;
  if (isAll === words.length > 0)
    throw new AppError('USAGE', 'Name enterprises with --enterprise ID, or give --all-unassigned');
  const ids = isAll ? listUnassigned(library) : words.map((word) => getEnterpriseId(library, word));
  if (ids.length === 0) throw new AppError('NOT_FOUND', 'Every enterprise is assigned to somebody', {});
  return ids;
}
