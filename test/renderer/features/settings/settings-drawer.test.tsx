import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingsDrawer } from '#renderer/features/settings/settings-drawer.tsx';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

async function open(more: FakeHandlers = {}) {
  const api = installFakeApi({ ...createFakeLibrary([]), ...more });
  return { ...(await renderWith(<SettingsDrawer session={session} onClose={() => undefined} />)), api };
}

describe('SettingsDrawer', () => {
  it('saves who inspects and says so', async () => {
    const { user, api } = await open();
    const name = screen.getByLabelText('姓名');
    expect(name).toHaveValue('王检查');
    await user.clear(name);
    await user.type(name, '李同行{Enter}');
    expect(await screen.findByText('设置已保存')).toBeInTheDocument();
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({ inspector: { name: '李同行', certificate: 'GH-7' } });
  });

  it('keeps what was typed when it cannot be saved', async () => {
    const { user } = await open({
      saveSettings: () => {
        throw refusal('STORAGE_READ_ONLY');
      },
    });
    await user.type(screen.getByLabelText('监督检查员证件号'), '-1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('不能写入');
    expect(screen.getByLabelText('监督检查员证件号')).toHaveValue('GH-7-1');
  });

  it('changes the language of everything at once', async () => {
    const { user, api } = await open();
    await user.click(screen.getByLabelText('English'));
    expect(await screen.findByText('Settings')).toBeInTheDocument();
    expect(screen.getByLabelText('Certificate number')).toHaveValue('GH-7');
    await waitFor(() => expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({ language: 'en' }));
  });

  it('tells program, library and device', async () => {
    await open();
    for (const text of ['1.2.3', 'test.unidb', '测试机']) expect(screen.getByText(text)).toBeInTheDocument();
  });
});
