import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createGuests } from '#shell/guests.ts';
import { prepareGuest } from '#services/trust/prepare-guest.ts';
import { findVerdictCounts, putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import { countVisit } from '#services/recount.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { openForWindow } from '../../electron/shell/opening.ts';
import { write } from '#services/journal.ts';
import { makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

it('knows the guest by its file alone, and removes it once', () => {
  const file = join(makeTemporaryFolder(), 'copy');
  writeFileSync(file, '');
  let disposed = 0;
  const guests = createGuests();
  guests.enter({ file, name: '交接.unidb', back: 'own', dispose: () => void (disposed += 1) });
  expect(guests.find('own')).toBeUndefined();
  expect(guests.find(file)).toMatchObject({ name: '交接.unidb', back: 'own' });
  guests.dismiss();
  guests.dismiss();
  expect(guests.find(file)).toBeUndefined();
  expect(disposed).toBe(1);
});

it('shows counts of its own making, whatever the file says, and can write nothing', () => {
  const { library, visits } = makeFilledLibrary(1);
  const [visit] = visits;
  if (visit === undefined) throw new Error('no visit');
  const { counts } = countVisit(library, visit.inspectionId);
  putVerdictCounts(library.db, visit.inspectionId, { ...counts, gapCritical: 999 });
  closeLibrary(library);
  prepareGuest(library.file);
  const guest = openForWindow({ file: library.file, createIfMissing: false, inspectorName: 'x', access: 'read' });
  expect(findVerdictCounts(guest.db, visit.inspectionId)).toEqual(counts);
  expect(listVisits(guest.db, visit.enterpriseId)).toHaveLength(1);
  const edit = { table: 'records', row: visit.inspectionId, set: { members_women: { value: 1 } } } as const;
  expect(() => write(guest, [edit])).toThrow(expect.objectContaining({ code: 'STORAGE_READ_ONLY' }));
  closeLibrary(guest);
  expect(existsSync(`${library.file}-wal`)).toBe(false);
  closeLibrary(openLibrary({ file: library.file, access: 'write' }));
});
