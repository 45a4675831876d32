import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#renderer/features/frame/program.tsx';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

async function start(more: FakeHandlers = {}) {
  let firstStart = true;
  let { settings } = session;
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0)]),
    getSession: () => ({ ...session, settings, firstStart }),
    saveSettings: ({ language }) => {
      firstStart = false;
      settings = { ...settings, ...(language === undefined ? {} : { language }) };
      return settings;
    },
    openLibrary: () => null,
    ...more,
  });
  const rendered = await renderWith(<Program />);
  await screen.findByRole('heading', { level: 1 });
  return { ...rendered, api };
}

describe('the first start', () => {
  it('asks for language, name and library, keeps them, and begins with the tour', async () => {
    const { user, api } = await start();
    await user.click(screen.getByLabelText('English'));
    expect(await screen.findByRole('heading', { name: 'Welcome to Union Inspector' })).toBeInTheDocument();
    expect(api.saveSettings).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Name'), 'Wang Jiancha');
    await user.type(screen.getByLabelText('Certificate number'), 'GH-7{Enter}');
    expect(await screen.findByText('A short tour (1/5)')).toBeInTheDocument();
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({
      language: 'en',
      inspector: { name: 'Wang Jiancha', certificate: 'GH-7' },
    });
    expect(api.openLibrary).not.toHaveBeenCalled();
  });

  it('can be passed by with one key, nobody being named', async () => {
    const { user, api } = await start();
    screen.getByRole('button', { name: '开始' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('快速了解（1/5）')).toBeInTheDocument();
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({
      language: 'zh-Hans',
      inspector: { name: '', certificate: '' },
    });
  });

  it('opens the sample where that is chosen', async () => {
    const { user, api } = await start();
    await user.click(screen.getByLabelText(/先看示例资料库/));
    await user.click(screen.getByRole('button', { name: '开始' }));
    await screen.findByText('快速了解（1/5）');
    expect(api.openLibrary).toHaveBeenCalledExactlyOnceWith({ library: 'sample' });
  });

  it('stays with what was typed where the choice cannot be kept', async () => {
    const { user } = await start({
      openLibrary: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.type(screen.getByLabelText('姓名'), '王检查');
    await user.click(screen.getByLabelText(/先看示例资料库/));
    await user.click(screen.getByRole('button', { name: '开始' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('还不能开始');
    expect(screen.getByLabelText('姓名')).toHaveValue('王检查');
  });
});

describe('the tour', () => {
  it('has five steps, walks back and forth by keyboard, and ends', async () => {
    const { user } = await start();
    await user.click(screen.getByRole('button', { name: '开始' }));
    await screen.findByText('快速了解（1/5）');
    await waitFor(() => expect(screen.getByRole('button', { name: '下一步' })).toHaveFocus());
    for (const step of [2, 3, 4, 5]) {
      await user.keyboard('{Enter}');
      expect(await screen.findByText(`快速了解（${step}/5）`)).toBeInTheDocument();
    }
    await user.click(screen.getByRole('button', { name: '上一步' }));
    expect(await screen.findByText('快速了解（4/5）')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '下一步' }));
    await user.click(screen.getByRole('button', { name: '完成' }));
    await waitFor(() => expect(screen.queryByText(/快速了解/)).toBeNull());
  });

  it('closes with Esc and is found again under Help', async () => {
    const { user } = await start({ getSession: () => session });
    await screen.findByText('第0号企业');
    await user.keyboard('{F1}');
    await user.click(await screen.findByRole('button', { name: '再看一遍快速了解' }));
    await screen.findByText('快速了解（1/5）');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText(/快速了解（/)).toBeNull());
  });
});
