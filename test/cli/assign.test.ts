import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assignEnterprises } from '#services/assignments/assign.ts';
import { changeAssignment } from '#services/assignments/change-assignment.ts';
import type { AssignmentChange } from '#services/assignments/change-assignment.ts';
import { listAssignments } from '#services/assignments/list-assignments.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { makeCreditCode } from '../services/support/app-library.ts';
import { makeFolder, makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

const listed = z.array(
  z.object({
    id: z.string(),
    enterprise: z.object({ id: z.string(), name: z.string() }),
    inspector: z.string(),
    certificate: z.string().nullable(),
    assignedBy: z.string().nullable(),
    assignedOn: z.string(),
    dueOn: z.string().nullable(),
    state: z.string(),
  }),
);
const dumped = z.object({ records: z.array(z.object({ enterprise: z.object({ id: z.string(), name: z.string() }) })) });

function toUnvisited(number: number): unknown {
  return { enterprise: { name: `示例·${number}厂`, credit_code: makeCreditCode(number), region_code: '310115' } };
}

async function makeFilled() {
  const { folder, file } = await makeLibrary();
  const text = toDocument(makeRecord(), toUnvisited(1), toUnvisited(2));
  await run('import', file, writeText(folder, 'records.json', text));
  const { records } = dumped.parse((await run('dump', file)).json);
  const idOf = (name: string): string =>
    records.find(({ enterprise }) => enterprise.name.includes(name))?.enterprise.id ?? '';
  return { file, idOf, out: path.join(makeFolder(), 'tasks.unidb') };
}

async function list(file: string) {
  return listed.parse((await run('assignments', file)).json);
}

function change(file: string, enterpriseId: string | undefined, wanted: AssignmentChange): void {
  const library = openLibrary({ file, access: 'write' });
  const [assignment] = listAssignments(library, enterpriseId ?? '');
  changeAssignment(library, { assignmentId: assignment?.id ?? '', change: wanted });
  closeLibrary(library);
}

/** Without a file. */
async function assignOnly(file: string, enterpriseId: string): Promise<void> {
  const library = openLibrary({ file, access: 'write' });
  const person = { inspector: '赵检查', certificate: null, dueOn: null, note: null };
  await assignEnterprises(library, { ...person, enterpriseIds: [enterpriseId] });
  closeLibrary(library);
}

describe('assign', () => {
  it('writes the assignments and makes a file with these enterprises and no others', async () => {
    const { file, idOf, out } = await makeFilled();
    const who = [
      '--inspector',
      '赵检查',
      '--certificate',
      'A-7',
      '--due',
      '2099-06-30',
      '--by',
      '督查甲',
      '--note',
      '先打电话',
    ];
    const chosen = ['--enterprise', idOf('晨禾'), '--enterprise', makeCreditCode(1)];
    const { status, json } = await run('assign', file, out, ...who, ...chosen);
    expect({ status, json }).toMatchObject({
      status: 0,
      json: { out, inspector: '赵检查', assigned: 2, enterprises: 2, records: 1, attachments: 0, others: [] },
    });
    expect(json).toHaveProperty('code', expect.stringMatching(/^\d[\d -]+$/));
    expect(await list(file)).toMatchObject([
      { inspector: '赵检查', dueOn: '2099-06-30', state: 'assigned', certificate: 'A-7', assignedBy: '督查甲' },
      { inspector: '赵检查' },
    ]);
    expect((await run('verify', out)).status).toBe(0);
    expect(readFileSync(out).includes('示例·2厂')).toBe(false);
    const inspector = await makeLibrary();
    expect(await run('merge', inspector.file, out)).toMatchObject({ status: 0, json: { conflicts: 0 } });
    expect((await list(inspector.file)).map(({ enterprise }) => enterprise.name).toSorted()).toEqual([
      '示例·1厂',
      '示例·晨禾机械（虚构）有限公司',
    ]);
  });

  it('comes back by the way of any hand-over: visited enterprises are done', async () => {
    const { file, idOf, out } = await makeFilled();
    await run('assign', file, out, '--inspector', '赵检查', '--enterprise', idOf('1厂'));
    const inspector = await makeLibrary();
    await run('merge', inspector.file, out);
    const today = (await list(file))[0]?.assignedOn;
    const visit = { enterprise: { id: idOf('1厂') }, inspection: { date: today, state: 'completed' }, facts: {} };
    expect((await run('import', inspector.file, writeText(inspector.folder, 'v.json', toDocument(visit)))).status).toBe(
      0,
    );
    expect(await list(inspector.file)).toMatchObject([{ state: 'done' }]);
    const back = path.join(makeFolder(), 'back.unidb');
    expect((await run('export', inspector.file, back)).status).toBe(0);
    expect(await run('merge', file, back)).toMatchObject({ status: 0, json: { conflicts: 0 } });
    expect(await list(file)).toMatchObject([{ state: 'done', enterprise: { name: '示例·1厂' } }]);
    expect((await run('verify', file)).status).toBe(0);
  });

  it('tells the inspector with the next file what was taken away, and nothing of what was never told', async () => {
    const { file, idOf, out } = await makeFilled();
    const ids = [idOf('1厂'), idOf('2厂'), idOf('晨禾')];
    const name = (id = ''): readonly string[] => ['--enterprise', id];
    await run('assign', file, out, '--inspector', '赵检查', ...name(ids[0]), ...name(ids[1]));
    change(file, ids[0], { kind: 'withdraw' });
    change(file, ids[1], { kind: 'edit', inspector: '钱检查' });
    const inspector = await makeLibrary();
    await run('merge', inspector.file, out);
    const next = await run('assign', file, `${out}2`, '--inspector', '赵检查', ...name(ids[2]));
    expect(next.json).toMatchObject({ enterprises: 3 });
    await run('merge', inspector.file, `${out}2`);
    const told = (await list(inspector.file)).map((one) => [one.enterprise.id, one.inspector] as const);
    expect(new Map(told)).toEqual(
      new Map([
        [ids[1], '钱检查'],
        [ids[2], '赵检查'],
      ]),
    );
    const fresh = await makeFilled();
    const other = fresh.idOf('1厂');
    await run('assign', fresh.file, `${fresh.out}0`, '--inspector', '孙检查', ...name(fresh.idOf('2厂')));
    await assignOnly(fresh.file, other);
    change(fresh.file, other, { kind: 'withdraw' });
    await run('assign', fresh.file, fresh.out, '--inspector', '赵检查', ...name(fresh.idOf('晨禾')));
    expect(readFileSync(fresh.out).includes('示例·1厂')).toBe(false);
  });

  it('takes everything that nobody is to visit yet, and says where somebody else is to', async () => {
    const { file, idOf, out } = await makeFilled();
    await run('assign', file, out, '--inspector', '赵检查', '--enterprise', idOf('1厂'));
    const rest = await run(
      'assign',
      file,
      `${out}2`,
      '--inspector',
      '钱检查',
      '--all-unassigned',
      '--due',
      '2020-01-01',
    );
    expect(rest).toMatchObject({ status: 0, json: { assigned: 2 } });
    expect((await list(file)).map(({ state }) => state)).toEqual(['late', 'late', 'assigned']);
    const both = await run('assign', file, `${out}3`, '--inspector', '钱检查', '--enterprise', idOf('1厂'));
    expect(both).toMatchObject({ status: 1, json: { assigned: 1, enterprises: 3, others: [{ inspector: '赵检查' }] } });
    expect(await run('assign', file, `${out}4`, '--inspector', '孙', '--all-unassigned')).toMatchObject({ status: 2 });
  });

  it('refuses what is incomplete or cannot be, and writes nothing', async () => {
    const { file, out } = await makeFilled();
    const enterprise = ['--enterprise', makeCreditCode(1)];
    const wrong = [
      ['--inspector', '赵'],
      enterprise,
      ['--inspector', '赵', ...enterprise, '--all-unassigned'],
      ['--inspector', '赵', '--enterprise', makeCreditCode(9)],
      ['--inspector', '赵', ...enterprise, '--due', '2026-02-30'],
    ];
    for (const words of wrong) expect((await run('assign', file, out, ...words)).status, words.join(' ')).toBe(2);
    expect((await run('assign', file, file, '--inspector', '赵', ...enterprise)).json).toMatchObject({
      error: { code: 'FILE_EXISTS' },
    });
    expect(await list(file)).toEqual([]);
  });
});
