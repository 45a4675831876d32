import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { Program } from '#renderer/features/frame/program.tsx';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session, toId, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

type Line = Response<'listConflicts'>['lines'][number];
type Conflict = Response<'getConflict'>;

const ofVisit = { enterpriseId: toId(1), enterprise: '甲厂', inspectionId: toId(2), date: '2026-05-12', title: null };
const employees: Line = { table: 'records', row: toId(2), field: 'employees_total', ...ofVisit };
const name: Line = {
  table: 'enterprises',
  row: toId(1),
  field: 'name',
  ...ofVisit,
  inspectionId: null,
  date: null,
};

function toConflict(line: Line): Conflict {
  const at = '2026-05-12T08:00:00.000Z';
  const [one, two] =
    line.table === 'records'
      ? ([
          { kind: 'answer', answer: { value: 20 }, carriedFrom: null },
          { kind: 'answer', answer: { state: 'refused' }, carriedFrom: null },
        ] as const)
      : ([
          { kind: 'text', text: '甲厂' },
          { kind: 'text', text: '甲公司' },
        ] as const);
  return {
    ...line,
    other: line.table === 'records' ? 'answer' : 'text',
    choices: [
      {
        id: 'one:1',
        content: one,
        author: '王芳',
        device: '笔记本',
        at,
        verdicts: [
          { rule: 'r1', verdict: 'gap', severity: 'major', modality: 'must', reason: '没有设立。', depends: true },
        ],
      },
      { id: 'two:1', content: two, author: '', device: '台式机', at, verdicts: [] },
    ],
    evidence:
      line.table === 'records' ? [{ id: toId(5), kind: 'file', name: '名册.jpg', caption: null, content: 'here' }] : [],
  };
}

async function openDesk(more: FakeHandlers = {}): Promise<Rendered & { readonly api: FakeApi }> {
  let lines = [employees, name];
  const api = installFakeApi({
    ...createFakeLibrary([{ ...toRow(0), conflicts: 2 }]),
    getConflictState: () => ({ count: lines.length }),
    listConflicts: () => ({ total: lines.length, lines }),
    getConflict: ({ field }) => {
      const line = lines.find((one) => one.field === field);
      if (line === undefined) throw refusal('NOT_FOUND');
      return toConflict(line);
    },
    decideConflict: ({ place }) => {
      lines = lines.filter(({ field }) => field !== place.field);
      return { left: lines.length };
    },
    ...more,
  });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  await rendered.user.keyboard('{Control>}5{/Control}');
  await screen.findByRole('listbox');
  return { ...rendered, api };
}

const seen = ['one:1', 'two:1'];
const sent = { table: employees.table, row: employees.row, field: employees.field };

describe('the conflict desk', () => {
  it('is counted in the head and marked in the list, in words', async () => {
    const { user } = await openDesk();
    await user.click(screen.getByRole('button', { name: '企业' }));
    expect(await screen.findByText('⚡冲突 2')).toHaveAttribute('title', '2 项内容有冲突');
    await user.click(screen.getByRole('button', { name: '冲突 2' }));
    expect(await screen.findByRole('listbox', { name: '冲突列表' })).toBeInTheDocument();
  });

  it('shows both contents with who, when, device, verdicts and evidence', async () => {
    await openDesk();
    const desk = within(await screen.findByRole('region', { name: '职工总数' }));
    expect(desk.getByText('20 人')).toBeInTheDocument();
    expect(desk.getByText(/王芳.*笔记本/)).toBeInTheDocument();
    expect(desk.getByText(/未具名.*台式机/)).toBeInTheDocument();
    expect(desk.getByText('没有设立。')).toBeInTheDocument();
    expect(desk.getByText('名册.jpg')).toBeInTheDocument();
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    expect((await axe.run(document.body, { rules })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('only shows them in a file from somebody else', async () => {
    const guest: typeof session = { ...session, library: { ...session.library, place: 'guest' } };
    const { user, api } = await openDesk({ getSession: () => guest });
    const desk = within(await screen.findByRole('region', { name: '职工总数' }));
    expect(desk.getByText('20 人')).toBeInTheDocument();
    expect(desk.queryByText('采用')).not.toBeInTheDocument();
    await user.keyboard('2{Enter}');
    expect(api.decideConflict).not.toHaveBeenCalled();
  });

  it('is worked by keys alone: arrows, a digit, Enter', async () => {
    const { user, api } = await openDesk();
    await screen.findByRole('region', { name: '职工总数' });
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('region', { name: '名称' });
    await user.keyboard('{ArrowUp}');
    await screen.findByRole('region', { name: '职工总数' });
    await user.keyboard('2{Enter}');
    await waitFor(() =>
      expect(api.decideConflict).toHaveBeenCalledExactlyOnceWith({ place: sent, decision: { choice: 'two:1' }, seen }),
    );
    expect(await screen.findByText('已采用。还有 1 项。')).toBeInTheDocument();
    await screen.findByRole('region', { name: '名称' });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('还没有选定。请先按 1 至 2');
    expect(api.decideConflict).toHaveBeenCalledOnce();
    await user.keyboard('1');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('没有冲突')).toBeInTheDocument();
  });

  it('takes another answer in place of both, and says when it is none', async () => {
    const { user, api } = await openDesk();
    const field = await screen.findByLabelText('另填的内容');
    await user.type(field, '很多{Enter}');
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(api.decideConflict).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '22{Enter}');
    await waitFor(() =>
      expect(api.decideConflict).toHaveBeenCalledExactlyOnceWith({
        place: sent,
        decision: { answer: { value: 22 } },
        seen,
      }),
    );
  });

  it('offers the ways to answer that the visit offers', async () => {
    const { user, api } = await openDesk();
    await user.click(await screen.findByLabelText('不清楚'));
    await user.click(screen.getByRole('button', { name: '采用另填的内容' }));
    await waitFor(() =>
      expect(api.decideConflict).toHaveBeenCalledWith({
        place: sent,
        decision: { answer: { state: 'unknown' } },
        seen,
      }),
    );
  });

  it('finds a region by its name, and takes a date only as one', async () => {
    const region: Line = { ...name, field: 'region_code' };
    const date: Line = { ...name, table: 'inspections', row: toId(2), field: 'date' };
    const lines = [region, date];
    const getConflict = ({ field }: { readonly field: string }): Conflict => {
      const line = lines.find((one) => one.field === field) ?? region;
      return { ...toConflict(line), other: line === region ? 'region' : 'date' };
    };
    const listConflicts = () => ({ total: lines.length, lines });
    const { user, api } = await openDesk({ getConflict, listConflicts });
    const picker = await screen.findByRole('combobox', { name: '另填的内容' });
    await user.type(picker, '浦东');
    await screen.findByRole('option', { name: /浦东新区/ });
    await user.keyboard('{Enter}');
    expect(api.decideConflict).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    const place = { table: region.table, row: region.row, field: region.field };
    await waitFor(() =>
      expect(api.decideConflict).toHaveBeenCalledExactlyOnceWith({ place, decision: { text: '310115' }, seen }),
    );
    await user.click(screen.getByRole('option', { name: /检查日期/ }));
    const field = await screen.findByLabelText('另填的内容');
    await user.type(field, '2026-02-30{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有这个日期');
    await user.clear(field);
    await user.type(field, '20260512{Enter}');
    await waitFor(() =>
      expect(api.decideConflict).toHaveBeenLastCalledWith({
        place: { table: date.table, row: date.row, field: date.field },
        decision: { text: '2026-05-12' },
        seen,
      }),
    );
  });

  it('says why the main process does not take what was entered, and keeps it', async () => {
    const decideConflict = (): never => {
      throw refusal('RECORD_REJECTED', { issues: [{ fact: 'enterprise.name', code: 'BAD_TEXT' }] });
    };
    const { user } = await openDesk({ decideConflict });
    await user.keyboard('{ArrowDown}');
    const field = await screen.findByRole('textbox', { name: '另填的内容' });
    await user.type(field, '丙厂{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('含有不能保存的字符');
    expect(field).toHaveValue('丙厂');
  });

  it('decides nothing that was not seen', async () => {
    const decideConflict = (): never => {
      throw refusal('NOT_FOUND');
    };
    const { user, api } = await openDesk({ decideConflict });
    await screen.findByRole('region', { name: '职工总数' });
    const before = api.getConflict.mock.calls.length;
    await user.keyboard('1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('请看过新的内容再决定');
    await waitFor(() => expect(api.getConflict.mock.calls.length).toBeGreaterThan(before));
  });

  it('keeps both contents where the decision fails', async () => {
    const { user } = await openDesk({
      decideConflict: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.click(await screen.findByRole('button', { name: '采用内容 1：20 人' }));
    expect(await screen.findByText('没有决定成功，两种内容都还在。')).toBeInTheDocument();
    expect(screen.getByText('20 人')).toBeInTheDocument();
  });
});
