import axe from 'axe-core';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#renderer/features/frame/program.tsx';
import { IssuingSection } from '#renderer/features/settings/issuing-section.tsx';
import type { BatchView } from '#renderer/features/documents/types.ts';
import { type FakeHandlers, installFakeApi } from '../../support/fake-api.ts';
import { createFakeLibrary, session, toId, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';
import { toPack, toVisit } from '../visit/support/fixtures.ts';
import { toDocument, toPreview } from './support.ts';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

// Contrast is for the running window; a section drawn alone lies in no landmark.
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } };

async function openProgram(more: FakeHandlers) {
  const api = installFakeApi({ ...createFakeLibrary([toRow(0), toRow(1)]), ...more });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  return { ...rendered, api };
}

const idle: BatchView = { state: 'idle', done: 0, total: 0, results: [] };

describe('the register of documents', () => {
  it('is reached by key, finds by number, kind and state, and is clean for assistive technology', async () => {
    const issued = toDocument({
      state: 'issued',
      number: '检〔2026〕7号',
      issuedOn: '2026-05-20',
      dueOn: '2026-06-20',
    });
    const row = { ...issued, enterprise: '示例·一厂', inspectionDate: '2026-05-12' };
    const { user, api } = await openProgram({
      listDocuments: () => ({ total: 1, rows: [row] }),
      listVisitDocuments: () => [issued],
      previewDocument: () => toPreview(),
      getVisit: () => toVisit(),
      getPack: () => toPack(),
    });
    await user.keyboard('{Control>}3{/Control}');
    const line = await screen.findByRole('row', { name: /检〔2026〕7号/ });
    expect(line).toHaveTextContent('示例·一厂 · 2026-05-12');
    expect(line).toHaveTextContent('2026-06-20');
    await user.selectOptions(screen.getByLabelText('文书种类'), '整改意见书');
    await user.selectOptions(screen.getByLabelText('状态'), '已签发');
    await user.type(screen.getByLabelText('按文号或企业查找'), '7号{Enter}');
    await waitFor(() =>
      expect(api.listDocuments).toHaveBeenLastCalledWith({ state: 'issued', kind: 'opinion', search: '7号' }),
    );
    const { violations } = await axe.run(document.body, options);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await user.click(screen.getByRole('button', { name: '示例·一厂 · 2026-05-12' }));
    expect(await screen.findByTitle('文书页面')).toHaveAttribute('src', '/document/1');
    await user.click(screen.getByRole('button', { name: /返回企业列表/ }));
    expect(await screen.findByRole('heading', { name: '全部文书' })).toBeInTheDocument();
  });

  it('tells a library without documents from a search without result', async () => {
    const { user } = await openProgram({ listDocuments: () => ({ total: 0, rows: [] }) });
    await user.keyboard('{Control>}3{/Control}');
    expect(await screen.findByText('还没有文书')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('状态'), '已签发');
    expect(await screen.findByText('没有符合条件的文书。')).toBeInTheDocument();
    expect(screen.queryByText('还没有文书')).toBeNull();
  });
});

describe('documents for many', () => {
  it('are begun for what the list shows, can be cancelled, and list every failure with its reason', async () => {
    let view: BatchView = idle;
    const { user, api } = await openProgram({
      getDocumentBatch: () => view,
      startDocumentBatch: () => {
        view = { state: 'running', done: 1, total: 3, results: [] };
        return null;
      },
      cancelDocumentBatch: () => {
        const empty = { inspectionId: toId(1), documentId: null, number: null };
        view = {
          state: 'cancelled',
          done: 2,
          total: 3,
          results: [
            {
              ...empty,
              enterprise: '示例·一厂',
              documentId: toId(9),
              number: '检〔2026〕1号',
              outcome: 'issued',
              reason: null,
            },
            { ...empty, enterprise: '示例·二厂', outcome: 'failed', reason: 'visit_open' },
          ],
        };
        return null;
      },
      saveDocumentBatch: () => ({ saved: 1, failed: 0 }),
    });
    await user.keyboard('{Control>}d{/Control}');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByLabelText('提示函'));
    await user.click(dialog.getByLabelText('签发'));
    await user.selectOptions(dialog.getByLabelText('文书语言'), '繁體中文');
    const before = await axe.run(document.body, options);
    expect(before.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await user.click(dialog.getByRole('button', { name: '开始' }));
    await waitFor(() =>
      expect(api.startDocumentBatch).toHaveBeenCalledExactlyOnceWith({
        among: { filter: { search: '', show: 'all' } },
        kind: 'reminder',
        language: 'zh-Hant',
        mode: 'issue',
      }),
    );
    await user.click(await dialog.findByRole('button', { name: '取消' }));
    const counts = '已取消。 签发 1 份，起草 0 份，跳过 0 家，失败 1 家，未处理 1 家。';
    expect(await dialog.findByText(counts)).toBeInTheDocument();
    const rows = dialog.getAllByRole('row').map((line) => line.textContent);
    expect(rows[1]).toContain('示例·二厂');
    expect(rows[1]).toContain('检查完成后才能签发');
    await user.click(dialog.getByRole('button', { name: '全部另存 PDF…' }));
    expect(await dialog.findByText('存了 1 份，0 份没有存成。')).toBeInTheDocument();
  });
});

describe('the issuing body in the settings', () => {
  it('is saved with its patterns; a pattern that numbers nothing is named and not sent', async () => {
    const api = installFakeApi(createFakeLibrary([]));
    const { user } = await renderWith(<IssuingSection session={session} />);
    await user.type(screen.getByLabelText('名称（全称）'), '示例市总工会');
    const pattern = screen.getByLabelText('整改意见书');
    await user.type(pattern, '示总〔{{year}〕号');
    expect(screen.getByText('须有且只有一个 {seq}')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '保存' })).toBeDisabled();
    await user.clear(pattern);
    await user.type(pattern, '示总〔{{year}〕{{seq}号');
    expect(screen.getByText(`今年第一份：示总〔${new Date().getFullYear()}〕1号`)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({
        issuing: expect.objectContaining({
          name: '示例市总工会',
          replyDays: 15,
          patterns: { opinion: '示总〔{year}〕{seq}号' },
        }),
      }),
    );
    const { violations } = await axe.run(document.body, options);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
