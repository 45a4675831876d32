import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { Program } from '#renderer/features/frame/program.tsx';
import { installFakeApi } from '../../support/fake-api.ts';
import { createFakeLibrary, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';
import { inspectionId, toPack, toVisit } from '../visit/support/fixtures.ts';
import { getItem, noReview, renderVisit } from '../visit/support/render-visit.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

const line: Response<'listConflicts'>['lines'][number] = {
  table: 'records',
  row: inspectionId,
  field: 'employees_total',
  enterpriseId: toRow(0).enterpriseId,
  enterprise: '甲厂',
  inspectionId,
  date: '2026-05-12',
  title: null,
};

it('marks the item of a visit in words, and no longer once an answer has decided', async () => {
  let lines = [line];
  const { user, api } = await renderVisit({ handlers: { listConflicts: () => ({ total: lines.length, lines }) } });
  expect(api.listConflicts).toHaveBeenCalledWith({ inspectionId, from: 0, limit: 500 });
  const item = within(getItem('employees_total'));
  expect(await item.findByText(/两台设备填得不同，尚未决定/)).toBeInTheDocument();
  expect(screen.getAllByText(/两台设备填得不同/)).toHaveLength(1);
  expect(
    within(screen.getByRole('navigation'))
      .getByText(/冲突 1/)
      .closest('button'),
  ).toHaveTextContent('A 企业概况');
  lines = [];
  await user.type(item.getByRole('textbox'), '35');
  await user.tab();
  await waitFor(() => expect(screen.queryByText(/两台设备填得不同/)).toBeNull());
});

it('leads from the desk to the visit, and from its item back to the desk', async () => {
  const visit = toVisit();
  const at = '2026-05-12T08:00:00.000Z';
  const content = { kind: 'answer', answer: { value: 20 }, carriedFrom: null } as const;
  const choice = { id: 'one:1', content, author: '王芳', device: '笔记本', at, verdicts: [] };
  installFakeApi({
    ...createFakeLibrary([toRow(0)]),
    getVisit: () => visit,
    getPack: () => toPack(),
    getReview: () => noReview,
    getFindings: () => ({ inspectionId, findings: [] }),
    listEvidence: () => ({ pieces: [], removed: [] }),
    checkEvidence: () => [],
    listConflicts: () => ({ total: 1, lines: [line] }),
    getConflict: () => ({ ...line, other: 'answer', evidence: [], choices: [choice, { ...choice, id: 'two:1' }] }),
  });
  await renderWith(<Program />);
  const user = userEvent.setup();
  await user.keyboard('{Control>}5{/Control}');
  await user.click(await screen.findByRole('button', { name: '打开这次检查' }));
  await screen.findByRole('heading', { name: visit.enterprise.name });
  await user.click(await within(getItem('employees_total')).findByRole('button', { name: '处理冲突' }));
  expect(await screen.findByRole('region', { name: '职工总数' })).toBeInTheDocument();
});

it('names the fields of an enterprise beside what is shown of it, and leads to the desk', async () => {
  const { enterpriseId } = toRow(0);
  const ofEnterprise = { ...line, table: 'enterprises' as const, row: enterpriseId, inspectionId: null, date: null };
  const lines = ['address', 'contact_name'].map((field) => ({ ...ofEnterprise, field }));
  const text = { kind: 'text', text: '某路' } as const;
  const choice = { id: 'one:1', content: text, author: '王芳', device: '笔记本', at: '', verdicts: [] };
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0)]),
    getConflictState: () => ({ count: 2 }),
    listConflicts: () => ({ total: 2, lines }),
    getConflict: (place) => ({ ...ofEnterprise, ...place, other: 'text', evidence: [], choices: [choice, choice] }),
  });
  const { user } = await renderWith(<Program />);
  await user.click(await screen.findByText('第0号企业'));
  const panel = within(await screen.findByRole('complementary'));
  const marks = await panel.findAllByRole('note');
  expect(marks.map((mark) => mark.textContent)).toEqual([
    expect.stringContaining('“地址”两台设备填得不同，尚未决定'),
    expect.stringContaining('“联系人”两台设备填得不同，尚未决定'),
  ]);
  expect(api.listConflicts).toHaveBeenCalledWith({ enterpriseId, from: 0, limit: 500 });
  await user.click(within(marks[1] ?? document.body).getByRole('button', { name: '处理冲突' }));
  expect(await screen.findByRole('region', { name: '联系人' })).toBeInTheDocument();
});
