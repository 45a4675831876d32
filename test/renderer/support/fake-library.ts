import { findingStates } from '#domain/finding-states.ts';
import { listShows } from '#domain/list-shows.ts';
import { defaultIssuing } from '#ipc/schemas/documents.ts';
import type { Request, Response } from '#ipc/contract.ts';
import { type FakeHandlers, refusal } from './fake-api.ts';

export type Row = Response<'listEnterprises'>['rows'][number];
type Enterprise = Response<'getEnterprise'>['enterprise'];
export type Session = Response<'getSession'>;

const noStates = Object.fromEntries(['open', 'all', ...findingStates].map((state) => [state, 0]));

/** A library in which nobody has acted on any finding. */
export const noFollowUp: Response<'listFollowUp'> = {
  matching: 0,
  counts: {
    states: noStates as Response<'listFollowUp'>['counts']['states'],
    due: { any: 0, overdue: 0, '7': 0, '30': 0 },
  },
  rules: [],
  rows: [],
  next: null,
};

/** A UUID made of a number. */
export function toId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export const noCounts = { pass: 0, gap: 0, unknown: 0, not_applicable: 0, error: 0 };
export const noGaps = { critical: 0, major: 0, minor: 0, advisory: 0 };

/** Row `number` of an invented library: every third enterprise was never visited. */
export function toRow(number: number, changes: Partial<Row> = {}): Row {
  const visited = number % 3 !== 2;
  return {
    enterpriseId: toId(number),
    name: `第${number}号企业`,
    creditCode: null,
    regionCode: '310115',
    employees: 10 + number,
    inspectionId: visited ? toId(1_000_000 + number) : null,
    date: visited ? '2026-05-12' : null,
    state: visited ? 'draft' : null,
    counts: visited ? { ...noCounts, gap: 3, unknown: 2 } : null,
    gaps: visited ? { ...noGaps, critical: 1, major: 2 } : null,
    conflicts: 0,
    isChanged: false,
    assignment: null,
    ...changes,
  };
}

export const session: Session = {
  program: { version: '1.2.3', runtime: 'test' },
  library: { name: 'test.unidb', sample: false, enterprises: 3, deviceName: '测试机', place: 'own' },
  settings: {
    language: 'zh-Hans',
    inspector: { name: '王检查', certificate: 'GH-7' },
    secondInspector: { name: '', certificate: '' },
    backups: { everyHours: 2, folder: null },
    keys: { letters: true, enterGoesOn: true },
    folders: { exports: null, documents: null, exchange: null },
    calendar: { holidays: [], makeUpDays: [], years: [] },
    backupFailure: null,
    issuing: defaultIssuing,
    pictures: { longestSide: 2560, keepOriginal: false },
    startLibrary: 'own',
  },
  firstStart: false,
};

/** A main process with `rows` in its library, which answers what the list and the panel ask. */
export function createFakeLibrary(rows: readonly Row[]): FakeHandlers {
  return {
    getSession: () => session,
    getBackupState: () => ({ failure: null }),
    getClockProblem: () => null,
    getConflictState: () => ({ count: 0 }),
    saveSettings: (change) => ({ ...session.settings, ...change }) as Session['settings'],
    getAssignments: () => [],
    listEnterprises: (request) => toPage(rows, request),
    countEnterprises: (request) => countShows(rows, request),
    getEnterprise: ({ enterpriseId }) => {
      const row = rows.find((candidate) => candidate.enterpriseId === enterpriseId);
      if (row === undefined) throw refusal('NOT_FOUND');
      return { enterprise: toEnterprise(row), visits: listVisits(row), merged: [] };
    },
  };
}

function toPage(rows: readonly Row[], request: Request<'listEnterprises'>): Response<'listEnterprises'> {
  const matching = rows.filter((row) => row.name.includes(request.search)).filter((row) => isShown(row, request.show));
  const page = matching.slice(request.offset, request.offset + request.limit);
  return { total: rows.length, matching: matching.length, rows: page, isHandedOver: true };
}

function countShows(rows: readonly Row[], { search }: Request<'countEnterprises'>): Response<'countEnterprises'> {
  const found = rows.filter((row) => row.name.includes(search));
  const counts = listShows.map((show) => [show, found.filter((row) => isShown(row, show)).length]);
  return Object.fromEntries(counts) as Response<'countEnterprises'>;
}

function isShown(row: Row, show: Request<'listEnterprises'>['show']): boolean {
  return showTests[show](row);
}

const isOpen = ({ assignment }: Row): boolean => assignment?.state === 'late' || assignment?.state === 'assigned';

const showTests: Readonly<Record<Request<'listEnterprises'>['show'], (row: Row) => boolean>> = {
  all: () => true,
  returned: ({ state }) => state === 'returned',
  submitted: ({ state }) => state === 'submitted',
  in_progress: ({ state }) => state === 'draft',
  completed: ({ state }) => state !== null && state !== 'draft',
  not_visited: ({ inspectionId }) => inspectionId === null,
  gap: ({ counts }) => (counts?.gap ?? 0) > 0,
  unknown: ({ counts }) => (counts?.unknown ?? 0) > 0,
  contradictory: () => false,
  commented: () => false,
  conflict: ({ conflicts }) => conflicts > 0,
  changed: ({ isChanged }) => isChanged,
  late: ({ assignment }) => assignment?.state === 'late',
  assigned: isOpen,
  unassigned: (row) => !isOpen(row),
  assignment_done: ({ assignment }) => assignment?.state === 'done',
};

function toEnterprise({ enterpriseId, name, creditCode, regionCode }: Row): Enterprise {
  return { enterpriseId, name, creditCode, regionCode, industryCode: null, address: null };
}

function listVisits(row: Row): Response<'getEnterprise'>['visits'] {
  if (row.inspectionId === null) return [];
  return [
    {
      inspectionId: row.inspectionId,
      enterpriseId: row.enterpriseId,
      date: row.date ?? '',
      kind: 'first',
      state: row.state ?? 'draft',
      counts: row.counts,
      gaps: row.gaps,
      inspectors: [
        { name: '王检查', certificate: 'GH-7' },
        { name: '李同行', certificate: 'GH-8' },
      ],
    },
  ];
}
