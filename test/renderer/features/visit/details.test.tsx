import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toVisit } from './support/fixtures.ts';
import { listRequests, renderVisit } from './support/render-visit.tsx';

async function open() {
  const rendered = await renderVisit({ handlers: { saveVisitDetails: () => toVisit({}) } });
  await rendered.user.click(screen.getByRole('button', { name: /2026-05-12 · 首次检查/ }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog')) };
}

describe('what is seldom done', () => {
  it('stands in a menu with its key, and leads to the details and the help', async () => {
    const { user } = await renderVisit();
    await user.click(screen.getByRole('button', { name: '更多' }));
    expect(screen.getByRole('menuitem', { name: '立即保存' })).toHaveTextContent('Ctrl+S');
    await user.click(screen.getByRole('menuitem', { name: '检查信息…' }));
    expect(await screen.findByRole('dialog', { name: '检查信息' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: '更多' }));
    await user.click(screen.getByRole('menuitem', { name: '帮助与快捷键' }));
    expect(await screen.findByRole('dialog', { name: '帮助与快捷键' })).toBeInTheDocument();
  });
});

describe('the date of a visit', () => {
  it('is typed as dates are typed everywhere', async () => {
    const { user, api, dialog } = await open();
    const date = dialog.getByLabelText('检查日期');
    expect(date).toHaveAttribute('type', 'text');
    await user.clear(date);
    await user.type(date, '2026年5月3日');
    expect(dialog.getByText('2026-05-03')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(listRequests(api, 'saveVisitDetails')).toMatchObject([{ date: '2026-05-03' }]));
  });

  it('is not saved while it is none', async () => {
    const { user, dialog } = await open();
    const date = dialog.getByLabelText('检查日期');
    await user.clear(date);
    await user.type(date, '2026-02-30');
    expect(date).toHaveAttribute('aria-invalid', 'true');
    expect(dialog.getByRole('button', { name: /保\s*存/ })).toBeDisabled();
  });
});
