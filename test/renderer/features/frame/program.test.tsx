import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#renderer/features/frame/program.tsx';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session, toRow, noFollowUp } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

async function start(more: FakeHandlers = {}) {
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0), toRow(1)]),
    getStatistics: () => ({ population: 0, figures: [] }),
    ...more,
  });
  return { ...(await renderWith(<Program />)), api };
}

describe('the frame', () => {
  it('names the library and the inspector', async () => {
    await start();
    const header = within(await screen.findByRole('banner'));
    expect(header.getByText('工会巡检')).toBeInTheDocument();
    expect(header.getByText('test.unidb')).toBeInTheDocument();
    expect(header.getByText('王检查')).toBeInTheDocument();
    expect(document.title).toBe('test.unidb · 工会巡检');
  });

  it('says of a sample library that all of it is invented, and of no other', async () => {
    const { unmount } = await start();
    await screen.findByRole('banner');
    expect(screen.queryByRole('note')).toBeNull();
    unmount();
    await start({ getSession: () => ({ ...session, library: { ...session.library, sample: true } }) });
    expect(await screen.findByRole('note')).toHaveTextContent('示例数据，均为虚构');
  });

  it('starts in the language of the settings', async () => {
    await start({ getSession: () => ({ ...session, settings: { ...session.settings, language: 'zh-Hant' } }) });
    expect(await screen.findByText('工會巡檢')).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('zh-Hant');
  });

  it('changes the language of everything on the screen, keeps it, and reads again what the main process words', async () => {
    const { user, api } = await start();
    await screen.findByText('第0号企业');
    const before = api.listEnterprises.mock.calls.length;
    await user.click(screen.getByTitle('English'));
    expect(await screen.findByRole('button', { name: 'New enterprise' })).toBeInTheDocument();
    expect(screen.getByText('Showing 2 of 2')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Settings/ })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({ language: 'en' });
    await waitFor(() => expect(api.listEnterprises.mock.calls.length).toBeGreaterThan(before));
    expect(screen.getByRole('banner').textContent).not.toMatch(/企业|统计|设置|帮助/);
  });

  it('goes from screen to screen by click and by key', async () => {
    const { user } = await start();
    await user.click(await screen.findByRole('button', { name: '统计' }));
    expect(screen.getByRole('heading', { name: '统计' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '统计' })).toHaveAttribute('aria-current', 'page');
    await user.keyboard('{Control>}1{/Control}');
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('shows the keys with F1, but not while an input method composes', async () => {
    await start();
    await screen.findByRole('banner');
    fireEvent.keyDown(document.body, { key: 'F1', isComposing: true });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'F1' });
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('键盘操作');
    expect(within(dialog).getByText('Ctrl+F')).toBeInTheDocument();
  });

  it('gives the focus back to the list when a dialog closes', async () => {
    const { user } = await start();
    await screen.findByText('第0号企业');
    await user.keyboard('{Control>}n{/Control}');
    expect(screen.getByLabelText('企业名称')).toHaveFocus();
    await user.keyboard('{Control>}2{/Control}');
    expect(screen.getByLabelText('企业名称')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('grid')).toHaveFocus());
  });

  it('comes back from the statistics to the enterprise that was chosen', async () => {
    const { user } = await start();
    await user.click(await screen.findByText('第1号企业'));
    await waitFor(() => expect(screen.getByRole('complementary')).toHaveTextContent('第1号企业'));
    await user.keyboard('{Control>}2{/Control}');
    expect(screen.queryByRole('grid')).toBeNull();
    await user.keyboard('{Control>}1{/Control}');
    expect(await screen.findByRole('complementary')).toHaveTextContent('第1号企业');
  });
});

describe('a library that does not open', () => {
  it('says what happened, what is safe and what to do, and opens when that was done', async () => {
    let broken = true;
    const { user } = await start({
      getSession: () => {
        if (broken) throw refusal('LIBRARY_IN_USE');
        return session;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('正由另一个程序使用');
    broken = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('第0号企业')).toBeInTheDocument();
  });
});

describe('a rule of the statistics', () => {
  const title = { 'zh-Hans': '会员证未发放', 'zh-Hant': '會員證未發放', en: 'Cards not issued' };
  const rule = { id: 'card', number: 1, title, optional: false, remedy: title, explanation: title };
  const counts = { pass: 0, gap: 2, unknown: 0, not_applicable: 0, error: 0 };

  it('lists the enterprises concerned, which a chip says and takes back', async () => {
    const { user, api } = await start({
      getPack: () => ({
        id: 'pack',
        version: '1',
        hash: 'h',
        checkedOn: '2026-01-01',
        title,
        rules: [{ ...rule, addressee: [], facts: [] }],
      }),
      listEnterprises: (request) => {
        const rows = request.rule === undefined ? [toRow(0), toRow(1)] : [toRow(1)];
        return { total: 2, matching: rows.length, rows, isHandedOver: false };
      },
      listFollowUp: () => noFollowUp,
      getVerdictSummary: () => ({ visits: 2, counts, rules: [{ rule: 'card', severity: 'minor', counts }] }),
    });
    await screen.findByText('第0号企业');
    await user.keyboard('{Control>}2{/Control}');
    await user.click(await screen.findByText('规则结果'));
    await user.click(await screen.findByRole('button', { name: '会员证未发放' }));
    expect(await screen.findByText('只列：会员证未发放（不符合）')).toBeInTheDocument();
    const asked = expect.objectContaining({ rule: { rule: 'card', verdict: 'gap' }, limit: 200, show: 'all' });
    await waitFor(() => expect(api.listEnterprises).toHaveBeenCalledWith(asked));
    await waitFor(() => expect(screen.queryByText('第0号企业')).toBeNull());
    expect(screen.getByText('第1号企业')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '不再限于这条规则' }));
    expect(screen.queryByText(/只列/)).toBeNull();
    expect(await screen.findByText('第0号企业')).toBeInTheDocument();
  });
});
