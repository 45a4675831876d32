import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertConflict, removeConflict } from '#db/repositories/conflicts.ts';
import { countShows, listEnterprises } from '#db/repositories/enterprise-list.ts';
import type { ListRequest, ListRow } from '#db/repositories/enterprise-list.ts';
import { putHandOver } from '#db/repositories/hand-overs.ts';
import { readListAhead } from '#db/repositories/list-index.ts';
import { insertSeal } from '#db/repositories/seals.ts';
import { listShows } from '#domain/list-shows.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openCompanion } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import type { Visit } from '../support/test-library.ts';

const all: ListRequest = {
  search: '',
  sort: 'name',
  descending: false,
  show: 'all',
  offset: 0,
  limit: 200,
  today: '2026-06-30',
};

function list(library: Pick<Library, 'db'>, request: Partial<ListRequest> = {}): readonly ListRow[] {
  return listEnterprises(library.db, { ...all, ...request }).rows;
}

function names(library: Pick<Library, 'db'>, request: Partial<ListRequest> = {}): readonly string[] {
  return list(library, request).map(({ name }) => name);
}

function assign(library: Library, enterpriseId: string, set: Readonly<Record<string, string | number>> = {}): string {
  const row = library.newId();
  const given = { enterprise_id: enterpriseId, inspector: '李明', assigned_on: '2026-06-01', ...set };
  write(library, [{ table: 'assignments', row, set: given }]);
  return row;
}

/** As if the library had been handed over with `count` entries of its device. */
function handOver(library: Library, count: number): void {
  const seal = count.toString(16).padStart(64, '0');
  const document = JSON.stringify({ checkpoints: [{ device: library.device.id, count, head: '' }] });
  insertSeal(library.db, { id: seal, document, publicKey: '', signature: '' });
  const times = { at: '2026-06-01T00:00:00.000Z', receivedAt: null, receiver: null };
  putHandOver(library.db, { seal, fileName: 'f', sha256: '', code: '', records: 0, attachments: 0, ...times });
}

function countOwn({ db, device }: Library): number {
  return Number(db.prepare('SELECT count(*) FROM changes WHERE device = ?').pluck().get(device.id));
}

function addComment(library: Library, { inspectionId }: Visit): string {
  const row = library.newId();
  write(library, [{ table: 'comments', row, set: { inspection_id: inspectionId, text: 'x', author: '王敏' } }]);
  return row;
}

function mergeInto(library: Library, from: Visit, into: Visit | undefined): void {
  const set = { merged_into: into?.enterpriseId ?? null };
  write(library, [{ table: 'enterprises', row: from.enterpriseId, set }]);
}

describe('the mark of what has changed', () => {
  it('stands at all that this device wrote, until it is handed over, and again at what it writes then', () => {
    const library = makeLibrary();
    const [one, two] = ['甲', '乙', '丙'].map((name) => addVisit(library, {}, name));
    expect(names(library, { show: 'changed' })).toEqual(['丙', '甲', '乙']);
    expect(listEnterprises(library.db, all).isHandedOver).toBe(false);
    handOver(library, countOwn(library));
    expect(names(library, { show: 'changed' })).toEqual([]);
    expect(listEnterprises(library.db, all).isHandedOver).toBe(true);
    if (one === undefined || two === undefined) throw new Error('no visits');
    setAnswer(library, two, { employees_total: { value: 3 } });
    expect(names(library, { show: 'changed' })).toEqual(['乙']);
    addComment(library, one);
    expect(list(library).map(({ isChanged }) => isChanged)).toEqual([false, true, true]);
    handOver(library, countOwn(library) - 1);
    expect(names(library, { show: 'changed' })).toEqual(['甲']);
  });

  it('says nothing of what other devices wrote', () => {
    const library = makeLibrary();
    addVisit(library, {}, '甲');
    library.db.prepare("UPDATE changes SET device = 'other'").run();
    expect(names(library, { show: 'changed' })).toEqual([]);
  });
});

describe('the mark of a conflict', () => {
  it('counts the fields of the enterprise and of all that belongs to it, until they are decided', () => {
    const library = makeLibrary();
    const visit = addVisit(library, {}, '甲');
    addVisit(library, {}, '乙');
    expect(names(library, { show: 'conflict' })).toEqual([]);
    const places = [
      { table: 'enterprises', row: visit.enterpriseId, field: 'address' },
      { table: 'records', row: visit.inspectionId, field: 'employees_total' },
      { table: 'comments', row: addComment(library, visit), field: 'text' },
      { table: 'assignments', row: assign(library, visit.enterpriseId), field: 'due_on' },
    ];
    for (const place of places) insertConflict(library.db, place);
    expect(names(library, { show: 'conflict' })).toEqual(['甲']);
    expect(list(library).map(({ conflicts }) => conflicts)).toEqual([4, 0]);
    for (const [index, place] of places.entries()) {
      removeConflict(library.db, place);
      expect(list(library)[0]?.conflicts).toBe(3 - index);
    }
    expect(names(library, { show: 'conflict' })).toEqual([]);
  });
});

describe('the assignment of a line', () => {
  it('is assigned until its day is over, then late, and done with a visit that counts', () => {
    const library = makeLibrary();
    const visit = addVisit(library, {}, '甲');
    addVisit(library, {}, '乙');
    const filters = (today: string) => {
      const shows = ['assigned', 'late', 'assignment_done', 'unassigned'] as const;
      return shows.map((show) => names(library, { show, today }).join(''));
    };
    expect(filters('2026-06-30')).toEqual(['', '', '', '甲乙']);
    const row = assign(library, visit.enterpriseId, { assigned_on: '2026-05-01', due_on: '2026-06-30' });
    expect(list(library)[0]?.assignment).toEqual({ state: 'assigned', inspector: '李明', dueOn: '2026-06-30' });
    expect(filters('2026-06-30')).toEqual(['甲', '', '', '乙']);
    expect(filters('2026-07-01')).toEqual(['甲', '甲', '', '乙']);
    write(library, [{ table: 'inspections', row: visit.inspectionId, set: { state: 'completed' } }]);
    expect(filters('2026-07-01')).toEqual(['', '', '甲', '甲乙']);
    write(library, [{ table: 'assignments', row, set: { declined: '已搬迁' } }]);
    expect(filters('2026-07-01')).toEqual(['', '', '', '甲乙']);
    write(library, [{ table: 'assignments', row, set: { deleted: 1 } }]);
    expect(list(library)[0]?.assignment).toBeNull();
  });

  it('is the most urgent of the open ones, else the last', () => {
    const library = makeLibrary();
    const { enterpriseId } = addVisit(library);
    const chosen = () => list(library)[0]?.assignment?.inspector;
    assign(library, enterpriseId, { inspector: 'old', assigned_on: '2026-01-01', declined: 'x' });
    assign(library, enterpriseId, { inspector: 'new', assigned_on: '2026-02-01', declined: 'x' });
    expect(chosen()).toBe('new');
    assign(library, enterpriseId, { inspector: 'later', due_on: '2026-09-01' });
    expect(chosen()).toBe('later');
    assign(library, enterpriseId, { inspector: 'sooner', due_on: '2026-08-01' });
    assign(library, enterpriseId, { inspector: 'never' });
    expect(chosen()).toBe('sooner');
  });
});

it('counts for every filter what it lists', () => {
  const library = makeLibrary();
  const visits = ['甲', '乙', '丙'].map((name) => addVisit(library, {}, name));
  assign(library, visits[0]?.enterpriseId ?? '', { due_on: '2026-06-01' });
  for (const search of ['', '甲', 'zz']) {
    const request = { search, today: all.today };
    const counts = countShows(library.db, request);
    for (const show of listShows) expect(counts[show]).toBe(names(library, { search, show }).length);
    const ids = new Set([visits[0]?.enterpriseId ?? '']);
    expect(countShows(library.db, { ...request, among: { key: 'k', ids } }).late).toBe(search === 'zz' ? 0 : 1);
  }
});

it('is after any writes, merges and hand-overs what a fresh reading of the file gives, page by page and as a whole', () => {
  const library = makeLibrary();
  const visits = ['甲', '乙', '丙'].map((name) => addVisit(library, {}, name));
  handOver(library, 2);
  const visit = fc.constantFrom(...visits);
  const place = fc.tuple(visit, fc.constantFrom('enterprises', 'inspections', 'records'));
  const step = fc.oneof(
    visit.map((one) => () => setAnswer(library, one, { employees_total: { value: countOwn(library) } })),
    visit.map((one) => () => addComment(library, one)),
    fc.tuple(visit, fc.option(fc.constantFrom('2026-06-29', '2026-07-02'), { nil: undefined })).map(
      ([one, due]) =>
        () =>
          assign(library, one.enterpriseId, due === undefined ? { declined: 'x' } : { due_on: due }),
    ),
    fc.tuple(visit, fc.option(visit, { nil: undefined })).map(
      ([from, into]) =>
        () =>
          mergeInto(library, from, into),
    ),
    fc.tuple(place, fc.boolean()).map(([[one, table], isIn]) => () => {
      const row = table === 'enterprises' ? one.enterpriseId : one.inspectionId;
      (isIn ? insertConflict : removeConflict)(library.db, { table, row, field: 'x' });
    }),
    fc
      .constantFrom('draft', 'completed', 'returned')
      .chain((state) =>
        visit.map(
          (one) => () =>
            write(library, [
              { table: 'inspections', row: one.inspectionId, set: { state: state === 'draft' ? null : state } },
            ]),
        ),
      ),
    fc.constant(() => handOver(library, countOwn(library))),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      for (const run of steps) run();
      const kept = list(library);
      const fresh = openCompanion(library.file);
      try {
        expect(list(fresh)).toEqual(kept);
        while (!readListAhead(fresh.db, 2)) expect(list(fresh)).toEqual(kept);
        expect(list(fresh)).toEqual(kept);
        for (const show of listShows) expect(names(fresh, { show })).toEqual(names(library, { show }));
      } finally {
        closeLibrary(fresh);
      }
    }),
    { numRuns: 40 },
  );
});
