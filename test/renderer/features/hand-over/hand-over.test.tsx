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

const own = '7515-3727-0231-7382-7270-9889-1936-1507';
const stranger = '1111-2222-3333-4444-5555-6666-7777-8888';
const code = '4786-7415-5469-5335-7581-4614';

const before: Response<'getBeforeHandOver'> = {
  visits: { draft: 2, completed: 0, submitted: 0, approved: 5, returned: 1, void: 3 },
  unanswered: { visits: 2, rules: 17 },
  missing: 4,
  conflicts: 0,
};
const done: Response<'handOver'> = {
  state: 'done',
  name: '交接.unidb',
  records: 11,
  attachments: 6,
  bytes: 4096,
  code,
  sealedBy: own,
  missing: 4,
};
const listed: Response<'listHandOvers'>[number] = {
  id: 'a',
  at: '2026-05-12T08:00:00.000Z',
  fileName: '交接.unidb',
  code,
  records: 11,
  attachments: 6,
  receivedAt: null,
  receiver: null,
};
const summary: NonNullable<Response<'inspectForeignFile'>> = {
  token: toId(5),
  name: '交接.unidb',
  code,
  bytes: 4096,
  isEncrypted: false,
  isSameLibrary: false,
  enterprises: 3,
  records: 11,
  attachments: 6,
  missing: 4,
  entries: 120,
  lastChange: '2026-05-12T08:00:00.000Z',
  gaps: { critical: 1, major: 2, minor: 3, advisory: 4 },
  devices: [{ name: '一号机', entries: 120 }],
  seals: [
    {
      state: 'unknown_device',
      deviceName: '一号机',
      fingerprint: stranger,
      madeAt: '2026-05-12T08:00:00.000Z',
      count: 120,
      since: 0,
      changed: [],
      known: false,
    },
  ],
  problems: [],
};
const seal = summary.seals[0];

async function openDialog(keys: string, more: FakeHandlers = {}): Promise<Rendered & { readonly api: FakeApi }> {
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0), toRow(1)]),
    getBeforeHandOver: () => before,
    listHandOvers: () => [],
    handOver: () => done,
    getHandOverProgress: () => ({ stage: 'idle' }),
    cancelHandOver: () => null,
    closeForeignFile: () => null,
    cancelForeign: () => null,
    getForeignProgress: () => ({ stage: 'checking' }),
    chooseForeignFile: () => ({ token: toId(5), name: '交接.unidb' }),
    inspectForeignFile: () => summary,
    listKnownDevices: () => ({ own: { name: '测试机', fingerprint: own }, devices: [] }),
    ...more,
  });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  await rendered.user.keyboard(keys);
  await screen.findByRole('dialog');
  return { ...rendered, api };
}

const give = '{Control>}e{/Control}';
const open = '{Control>}o{/Control}';

async function listViolations(): Promise<readonly string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('handing over', () => {
  it('says before what is open, and only that', async () => {
    await openDialog(give);
    const section = await screen.findByRole('region', { name: '交出之前' });
    await waitFor(() => expect(section).toHaveTextContent('草稿，尚未完成2'));
    expect(section).toHaveTextContent('已退回，尚未重新提交1');
    expect(section).toHaveTextContent('2 次检查，17 项');
    expect(section).toHaveTextContent('内容不在本机4');
    expect(section).not.toHaveTextContent('尚未决定');
    expect(section).not.toHaveTextContent('等待审核');
    expect(await listViolations()).toEqual([]);
  });

  it('makes the file, and shows the code to read over the phone and the fingerprint', async () => {
    const { user, api } = await openDialog(give, { listHandOvers: () => [listed] });
    await user.click(await screen.findByRole('button', { name: '选择位置并制作…' }));
    const result = await screen.findByRole('region', { name: '交接文件已制作，并已检查完好' });
    expect(result).toHaveTextContent(code);
    expect(result).toHaveTextContent(own);
    expect(result).toHaveTextContent('11 次检查，6 个附件，4 KB');
    expect(result).toHaveTextContent('有 4 个附件的内容不在文件中');
    expect(api.handOver).toHaveBeenCalledExactlyOnceWith({ passphrase: null });
    expect(await listViolations()).toEqual([]);
  });

  it('takes a passphrase only where it was typed twice alike', async () => {
    const { user, api } = await openDialog(give);
    await user.type(await screen.findByLabelText('口令（可不填）'), 'abc d');
    const make = screen.getByRole('button', { name: '选择位置并制作…' });
    expect(make).toBeDisabled();
    await user.type(screen.getByLabelText('再输入一次口令'), 'abc');
    expect(screen.getByText('两次输入的口令不一样。')).toBeInTheDocument();
    await user.type(screen.getByLabelText('再输入一次口令'), ' d');
    await user.click(make);
    await screen.findByText(code);
    expect(api.handOver).toHaveBeenCalledExactlyOnceWith({ passphrase: 'abc d' });
  });

  it('says which step it has come to, and stops when told', async () => {
    let finish: (outcome: Response<'handOver'>) => void = () => undefined;
    const { user, api } = await openDialog(give, {
      getHandOverProgress: () => ({ stage: 'checking' }),
      handOver: () => new Promise((resolve) => (finish = resolve)),
      cancelHandOver: () => {
        finish({ state: 'cancelled' });
        return null;
      },
    });
    await user.click(await screen.findByRole('button', { name: '选择位置并制作…' }));
    expect(await screen.findByText('第 2 步，共 3 步：逐页检查副本')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /取\s?消/ }));
    expect(await screen.findByText('没有制作文件。')).toBeInTheDocument();
    expect(api.cancelHandOver).toHaveBeenCalledOnce();
  });

  it('says by code why no file was made', async () => {
    const { user } = await openDialog(give, {
      handOver: () => {
        throw refusal('FILE_EXISTS');
      },
    });
    await user.click(await screen.findByRole('button', { name: '选择位置并制作…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('同名文件已经存在，没有覆盖。');
  });

  it('lists what was handed over, and takes a receipt in', async () => {
    let receivedAt: string | null = null;
    const { user } = await openDialog(give, {
      listHandOvers: () => [{ ...listed, receivedAt, receiver: receivedAt === null ? null : '李督查 (督查机)' }],
      takeReceipt: () => {
        receivedAt = '2026-05-13T08:00:00.000Z';
        const who = { receiver: '李督查', device: '督查机', fingerprint: stranger, known: false };
        return { fileName: '交接.unidb', code, receivedAt, ...who };
      },
    });
    const table = await screen.findByRole('table');
    expect(table).toHaveTextContent('已制作，未收到回执');
    await user.click(screen.getByRole('button', { name: '收入回执…' }));
    expect(await screen.findByText(/本机尚未认可：是不是对方本人/)).toHaveTextContent(stranger);
    await waitFor(() => expect(table).toHaveTextContent('对方已收到：李督查 (督查机)'));
  });

  it('ends what is going on when the dialog is closed', async () => {
    const { user, api } = await openDialog(give);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.cancelHandOver).toHaveBeenCalledOnce();
    expect(api.closeForeignFile).toHaveBeenCalledOnce();
  });
});

describe('a file from somebody else', () => {
  it('tells what it holds and what its seal proves and does not prove', async () => {
    const { user } = await openDialog(open);
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    const found = await screen.findByRole('region', { name: '文件“交接.unidb”' });
    expect(found).toHaveTextContent('企业3检查记录11附件6修改记录120');
    expect(found).toHaveTextContent('严重1重要2一般3建议4');
    expect(found).toHaveTextContent('未知设备 自称“一号机”的设备');
    expect(found).toHaveTextContent('它不说明填写的内容属实');
    expect(found).toHaveTextContent(code);
    expect(await listViolations()).toEqual([]);
  });

  it.each([
    ['intact', '完整 “一号机”（已认可的设备）'],
    ['changed_after_sealing', '封存后有改动'],
    ['broken', '封存无效 签名与内容不符'],
  ] as const)('has words for a seal that is %s', async (state, text) => {
    const seals = seal === undefined ? [] : [{ ...seal, state, changed: ['records/a/members_total', 'd1:7'] }];
    const { user } = await openDialog(open, { inspectForeignFile: () => ({ ...summary, seals }) });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    const found = await screen.findByRole('region', { name: '文件“交接.unidb”' });
    expect(found).toHaveTextContent(text);
    expect(found).toHaveTextContent('内容 records/a/members_total');
    expect(found).toHaveTextContent('修改记录 d1:7');
  });

  it('says that nobody sealed it, and makes no receipt for it', async () => {
    const problems = [{ code: 'ATTACHMENT_ALTERED', where: 'attachments/ab' }];
    const { user } = await openDialog(open, { inspectForeignFile: () => ({ ...summary, seals: [], problems }) });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    expect(await screen.findByText('未封存')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '制作回执…' })).toBeDisabled();
    expect(screen.getByText(/附件内容被改动或损坏/)).toBeInTheDocument();
  });

  it('asks for the passphrase until it opens', async () => {
    const { user, api } = await openDialog(open, {
      inspectForeignFile: ({ passphrase }) => {
        if (passphrase === undefined) throw refusal('PASSPHRASE_NEEDED');
        if (passphrase !== '对的') throw refusal('PASSPHRASE_WRONG');
        return summary;
      },
    });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    await user.type(await screen.findByLabelText('口令'), '错的{Enter}');
    expect(await screen.findByText('口令不对，请核对后再试。')).toBeInTheDocument();
    expect(await listViolations()).toEqual([]);
    await user.type(screen.getByLabelText('口令'), '对的{Enter}');
    expect(await screen.findByRole('region', { name: '文件“交接.unidb”' })).toBeInTheDocument();
    expect(api.inspectForeignFile).toHaveBeenLastCalledWith({ token: toId(5), passphrase: '对的' });
  });

  it('shows how far it is and stops when told', async () => {
    let finish: (answer: null) => void = () => undefined;
    const { user } = await openDialog(open, {
      inspectForeignFile: () => new Promise((resolve) => (finish = resolve)),
      cancelForeign: () => {
        finish(null);
        return null;
      },
    });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    expect(await screen.findByText(/正在检查文件/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /取\s?消/ }));
    expect(await screen.findByText('已取消。')).toBeInTheDocument();
  });

  it('accepts its device once the fingerprint was compared, and believes the seal from then on', async () => {
    const { user, api } = await openDialog(open, {
      acceptDevice: ({ fingerprint, name }) => ({ fingerprint, name, acceptedAt: '2026-05-13', isSelf: false }),
    });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    await user.click(await screen.findByRole('button', { name: '认可…' }));
    const form = within(screen.getByRole('form', { name: '认可设备：一号机' }));
    expect(form.getByRole('button', { name: '认可这台设备' })).toBeDisabled();
    await user.click(form.getByRole('checkbox'));
    await user.click(form.getByRole('button', { name: '认可这台设备' }));
    expect(await screen.findByText('完整')).toBeInTheDocument();
    const wanted = { fingerprint: stranger, name: '一号机', token: toId(5) };
    expect(api.acceptDevice).toHaveBeenCalledExactlyOnceWith(wanted);
  });

  it('is acknowledged with a receipt', async () => {
    const { user } = await openDialog(open, { saveReceipt: () => ({ name: '回执.json' }) });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    await user.click(await screen.findByRole('button', { name: '制作回执…' }));
    expect(await screen.findByText('回执“回执.json”已保存。')).toBeInTheDocument();
  });

  it('goes on to be merged without being chosen again', async () => {
    const handed = { token: toId(21), name: '交接.unidb' };
    const { user, api } = await openDialog(open, {
      mergeForeignFile: () => handed,
      inspectMergeFile: () => ({ state: 'refused', code: 'FILE_DAMAGED' }),
      getMergeProgress: () => ({ stage: 'checking', done: 0, total: 0 }),
      listMerges: () => [],
    });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    await user.click(await screen.findByRole('button', { name: '合并…' }));
    const dialog = await screen.findByRole('dialog', { name: '合并其他设备的资料' });
    expect(await within(dialog).findByText(/不能合并：/)).toHaveTextContent('FILE_DAMAGED');
    expect(api.inspectMergeFile).toHaveBeenCalledExactlyOnceWith({ token: handed.token });
    expect(api.closeForeignFile).not.toHaveBeenCalled();
  });

  it('is looked through with nothing to write, and left again', async () => {
    let place: 'own' | 'guest' = 'own';
    const { user, api } = await openDialog(open, {
      getSession: () => ({
        ...session,
        library: { ...session.library, name: place === 'own' ? 'a' : '交接.unidb', place },
      }),
      openForeignFile: () => {
        place = 'guest';
        return null;
      },
      closeGuest: () => {
        place = 'own';
        return null;
      },
    });
    await user.click(screen.getByRole('button', { name: '选择文件…' }));
    await user.click(await screen.findByRole('button', { name: '只读浏览' }));
    expect(await screen.findByText(/只读：来自“交接.unidb”/)).toBeInTheDocument();
    await screen.findByText('第0号企业');
    expect(screen.queryByRole('button', { name: /新增企业/ })).toBeNull();
    await user.keyboard('{Control>}n{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: '关闭，回到本机资料库' }));
    await waitFor(() => expect(screen.queryByText(/只读：来自/)).toBeNull());
    expect(await screen.findByRole('button', { name: /新增企业/ })).toBeEnabled();
    expect(api.closeGuest).toHaveBeenCalledOnce();
  });
});

describe('known devices', () => {
  it('shows the own fingerprint, and accepts one that was seen here', async () => {
    let acceptedAt: string | null = null;
    const { user } = await openDialog(give, {
      listKnownDevices: () => ({
        own: { name: '测试机', fingerprint: own },
        devices: [{ fingerprint: stranger, name: '一号机', acceptedAt, isSelf: false }],
      }),
      acceptDevice: ({ fingerprint, name }) => {
        acceptedAt = '2026-05-13T08:00:00.000Z';
        return { fingerprint, name, acceptedAt, isSelf: false };
      },
    });
    await user.click(screen.getByRole('tab', { name: '已认可的设备' }));
    expect(await screen.findByText(own)).toBeInTheDocument();
    const item = screen.getByText(stranger).closest('li');
    expect(item).toHaveTextContent('未认可');
    await user.click(screen.getByRole('button', { name: '认可设备：一号机' }));
    await user.click(screen.getByRole('checkbox', { name: /核对指纹/ }));
    await user.clear(screen.getByLabelText('设备名称'));
    await user.type(screen.getByLabelText('设备名称'), '小李的电脑');
    expect(await listViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '认可这台设备' }));
    await waitFor(() => expect(item).toHaveTextContent(/^一号机.*已认可/));
  });
});
