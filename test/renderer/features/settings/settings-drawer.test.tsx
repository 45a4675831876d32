import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { SettingsDrawer } from '#renderer/features/settings/settings-drawer.tsx';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

async function open(more: FakeHandlers = {}) {
  const api = installFakeApi({ ...createFakeLibrary([]), ...more });
  return { ...(await renderWith(<SettingsDrawer session={session} onClose={() => undefined} />)), api };
}

function first() {
  return within(screen.getByRole('group', { name: '第一检查人（本机使用者）' }));
}

describe('SettingsDrawer', () => {
  it('saves who inspects and who comes along, and says so', async () => {
    const { user, api } = await open();
    const name = first().getByLabelText('姓名');
    expect(name).toHaveValue('王检查');
    await user.clear(name);
    await user.type(name, '李同行');
    const second = within(screen.getByRole('group', { name: /第二检查人/ }));
    await user.type(second.getByLabelText('姓名'), '赵第三{Enter}');
    expect(await screen.findByText('设置已保存')).toBeInTheDocument();
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({
      inspector: { name: '李同行', certificate: 'GH-7' },
      secondInspector: { name: '赵第三', certificate: '' },
    });
  });

  it('keeps what was typed when it cannot be saved', async () => {
    const { user } = await open({
      saveSettings: () => {
        throw refusal('STORAGE_READ_ONLY');
      },
    });
    await user.type(first().getByLabelText('监督检查员证件号'), '-1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('不能写入');
    expect(first().getByLabelText('监督检查员证件号')).toHaveValue('GH-7-1');
  });

  it('changes the language of everything at once', async () => {
    const { user, api } = await open();
    await user.click(screen.getByLabelText('English'));
    expect(await screen.findByText('Settings')).toBeInTheDocument();
    expect(screen.getAllByLabelText('Certificate number')[0]).toHaveValue('GH-7');
    await waitFor(() => expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({ language: 'en' }));
  });

  it('renames the device, but not to nothing', async () => {
    const { user, api } = await open({ renameDevice: ({ name }) => ({ name }) });
    const name = screen.getByDisplayValue('测试机');
    await user.clear(name);
    expect(screen.getByText('请填写名称。')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(api.renameDevice).not.toHaveBeenCalled();
    await user.type(name, '二号机{Enter}');
    expect(await screen.findByText('设置已保存')).toBeInTheDocument();
    expect(api.renameDevice).toHaveBeenCalledExactlyOnceWith({ name: '二号机' });
  });

  it('chooses a folder in the dialog of the system and takes it back', async () => {
    const folders = { exports: '/media/usb', documents: null, exchange: null };
    const { user, api } = await open({
      getSession: () => ({ ...session, settings: { ...session.settings, folders } }),
      chooseFolder: () => ({ ...session.settings, folders }),
    });
    await user.click(screen.getByRole('tab', { name: '照片与文件夹' }));
    const exports = within(screen.getByRole('group', { name: '导出与移交' }));
    await user.click(exports.getByRole('button', { name: '选择…' }));
    expect(api.chooseFolder).toHaveBeenCalledExactlyOnceWith({ purpose: 'exports' });
  });

  it('switches keys off one by one', async () => {
    const { user, api } = await open();
    await user.click(screen.getByRole('tab', { name: '键盘' }));
    await user.click(screen.getByLabelText(/单字母键作答/));
    await user.click(screen.getByLabelText(/回车键转到下一项/));
    expect(api.saveSettings.mock.calls.map(([change]) => change)).toEqual([
      { keys: { letters: false } },
      { keys: { enterGoesOn: false } },
    ]);
    for (const key of ['F8', 'Ctrl+J', 'Ctrl+I']) expect(screen.getByText(key)).toBeInTheDocument();
  });

  it('tells program, library and device', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('tab', { name: '关于' }));
    for (const text of ['1.2.3', 'test.unidb', '测试机']) expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('has nothing that cannot be used without seeing it, in any part', async () => {
    const { user } = await open();
    for (const tab of screen.getAllByRole('tab')) {
      await user.click(tab);
      const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
      const { violations } = await axe.run(document.body, { rules });
      expect(violations.map(({ id, nodes }) => `${tab.textContent} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
