import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BackupNotice } from '#renderer/features/backups/backup-notice.tsx';
import { BackupsSection } from '#renderer/features/backups/backups-section.tsx';
import { formatSize } from '#renderer/features/backups/format-size.ts';
import type { Backup } from '#renderer/features/backups/use-backups.ts';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, session } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

const sound: Backup = {
  name: 'test.unidb-v10-2026-05-12T08-00-00-000Z.bak',
  madeAt: '2026-05-12T08:00:00.000Z',
  bytes: 3_400_000,
  holds: { enterprises: 205, visits: 240, lastChange: '2026-05-12T07:59:00.000Z' },
  problem: null,
};
const damaged: Backup = {
  ...sound,
  name: 'test.unidb-v10-2026-05-11T08-00-00-000Z.bak',
  madeAt: '2026-05-11T08:00:00.000Z',
  holds: null,
  problem: 'FILE_DAMAGED',
};
const now = { enterprises: 206, visits: 241, lastChange: '2026-05-12T09:00:00.000Z' };

async function open(more: FakeHandlers = {}) {
  const api = installFakeApi({
    ...createFakeLibrary([]),
    listBackups: () => ({ folder: '/资料/backups', backups: [sound, damaged] }),
    previewBackup: () => ({ backup: sound, now }),
    ...more,
  });
  const rendered = await renderWith(<BackupsSection session={session} />);
  await rendered.user.click(screen.getByRole('button', { name: '查看与恢复备份…' }));
  return { ...rendered, api };
}

describe('the list of backups', () => {
  it('says when each was made, how large it is, what it holds, and whether it was checked', async () => {
    await open();
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent(/2026-05-12 .*3\.2 MB205240✓ 已核对/);
    expect(rows[2]).toHaveTextContent('✕');
    expect(within(rows[2] as HTMLElement).queryByRole('button')).toBeNull();
    expect(screen.getByText('备份保存在：/资料/backups')).toBeInTheDocument();
  });

  it('makes one now and reads the list again', async () => {
    const { user, api } = await open({ backUpNow: () => ({ name: sound.name }) });
    await screen.findByRole('table');
    await user.click(screen.getByRole('button', { name: '立即备份' }));
    expect(await screen.findByText(`已备份并核对：${sound.name}`)).toBeInTheDocument();
    expect(api.listBackups.mock.calls.length).toBeGreaterThan(1);
  });

  it('says why none was made, and that nothing is lost', async () => {
    const { user } = await open({
      backUpNow: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await screen.findByRole('table');
    await user.click(screen.getByRole('button', { name: '立即备份' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('没有备份成功');
    expect(alert).toHaveTextContent('STORAGE_FULL');
  });

  it('says that there is none yet', async () => {
    await open({ listBackups: () => ({ folder: '/x', backups: [] }) });
    expect(await screen.findByText(/还没有备份/)).toBeInTheDocument();
  });
});

describe('restoring', () => {
  async function preview(more: FakeHandlers = {}) {
    const opened = await open(more);
    const [button] = await screen.findAllByRole('button', { name: /查看或恢复/ });
    button?.focus();
    await opened.user.keyboard('{Enter}');
    return opened;
  }

  it('shows what the backup holds beside what there is now, before anything happens', async () => {
    const { api } = await preview();
    const table = await screen.findByRole('table', { name: '备份与现在的对比' });
    expect(within(table).getByRole('row', { name: /企业/ })).toHaveTextContent('企业205206');
    expect(within(table).getByRole('row', { name: /检查/ })).toHaveTextContent('检查240241');
    expect(screen.getByText(/什么都不会删除/)).toBeInTheDocument();
    expect(api.restoreBackup).not.toHaveBeenCalled();
  });

  it('restores on the second step', async () => {
    const { user, api } = await preview({ restoreBackup: () => ({ keptAs: '/资料/replaced/x' }) });
    await user.click(await screen.findByRole('button', { name: '恢复这份备份' }));
    expect(await screen.findByText('已恢复。恢复前的内容在备份列表中。')).toBeInTheDocument();
    expect(api.restoreBackup).toHaveBeenCalledExactlyOnceWith({ name: sound.name });
  });

  it('says where it failed that the library is as it was', async () => {
    const { user } = await preview({
      restoreBackup: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.click(await screen.findByRole('button', { name: '恢复这份备份' }));
    expect(await screen.findByText('没有恢复，资料库仍是原来的内容')).toBeInTheDocument();
  });

  it('offers nothing to restore where the backup turns out to be damaged', async () => {
    await preview({ previewBackup: () => ({ backup: damaged, now }) });
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '恢复这份备份' })).toBeNull();
    expect(screen.getByRole('button', { name: '返回列表' })).toBeInTheDocument();
  });
});

describe('the folder', () => {
  it('is chosen in the dialog of the system and can be taken back', async () => {
    const chosen = { ...session.settings, backups: { everyHours: 2, folder: '/media/usb' } };
    const api = installFakeApi({ ...createFakeLibrary([]), chooseBackupFolder: () => chosen });
    const { user } = await renderWith(<BackupsSection session={{ ...session, settings: chosen }} />);
    expect(screen.getByText('/media/usb')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '更换…' }));
    expect(api.chooseBackupFolder).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: '恢复默认' }));
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({ backups: { folder: null } });
  });
});

describe('BackupNotice', () => {
  it('stays away while all is well', async () => {
    installFakeApi({ getBackupState: () => ({ failure: null }) });
    await renderWith(<BackupNotice />);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that the last backup failed and that the records are safe, until one succeeds', async () => {
    let failure: { code: 'STORAGE_FULL'; at: string } | null = { code: 'STORAGE_FULL', at: sound.madeAt };
    installFakeApi({
      getBackupState: () => ({ failure }),
      backUpNow: () => {
        failure = null;
        return { name: sound.name };
      },
    });
    const { user } = await renderWith(<BackupNotice />);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('资料库中的记录不受影响');
    expect(alert).toHaveTextContent('STORAGE_FULL');
    await user.click(screen.getByRole('button', { name: '重试' }));
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  });
});

it.each([
  [1, '1 KB'],
  [1_048_575, '1024 KB'],
  [1_048_576, '1.0 MB'],
  [3_400_000, '3.2 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
