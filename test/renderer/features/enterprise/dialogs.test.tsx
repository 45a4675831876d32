import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { computeCheckCharacter } from '#domain/credit-code.ts';
import { EnterpriseDialogs } from '#renderer/features/enterprise/enterprise-dialogs.tsx';
import { useDialogs } from '#renderer/features/enterprise/use-dialogs.ts';
import { toLocalDate } from '#renderer/model/typed-date.ts';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, toId, toRow } from '../../support/fake-library.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

const body = '91310115MA1K35XN6';
const code = body + computeCheckCharacter(body);
const onChoose = vi.fn<(enterpriseId: string) => void>();
const onOpenVisit = vi.fn<(inspectionId: string) => void>();

beforeEach(() => {
  onChoose.mockClear();
  onOpenVisit.mockClear();
});

function Host() {
  const dialogs = useDialogs();
  const enterprise = {
    enterpriseId: toId(0),
    name: '旧名',
    creditCode: null,
    regionCode: '310115',
    industryCode: null,
    address: null,
  };
  return (
    <>
      <button type="button" onClick={dialogs.openNew}>
        打开新增
      </button>
      <button type="button" onClick={() => dialogs.openEdit(enterprise)}>
        打开修改
      </button>
      <button type="button" onClick={() => dialogs.openNewVisit(toId(0))}>
        打开检查
      </button>
      <EnterpriseDialogs
        dialogs={dialogs}
        onChoose={onChoose}
        onOpenVisit={onOpenVisit}
        onConflicts={() => undefined}
      />
    </>
  );
}

async function open(button: string, handlers: FakeHandlers): Promise<Rendered & { readonly api: FakeApi }> {
  const api = installFakeApi({ ...createFakeLibrary([toRow(0)]), ...handlers });
  const rendered = await renderWith(<Host />);
  await rendered.user.click(screen.getByText(button));
  await screen.findByRole('dialog');
  return { ...rendered, api };
}

describe('a new enterprise', () => {
  it('is saved with Enter and chosen', async () => {
    const { user, api } = await open('打开新增', { createEnterprise: () => ({ enterpriseId: toId(9) }) });
    expect(screen.getByLabelText('企业名称')).toHaveFocus();
    await user.keyboard('某某厂');
    await user.type(screen.getByLabelText('行政区划'), '310115');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onChoose).toHaveBeenCalledWith(toId(9)));
    expect(api.createEnterprise).toHaveBeenCalledWith({
      name: '某某厂',
      creditCode: null,
      regionCode: '310115',
      industryCode: null,
      address: null,
    });
    expect(screen.queryByLabelText('企业名称')).toBeNull();
  });

  it('leads on to its first visit', async () => {
    const { user } = await open('打开新增', { createEnterprise: () => ({ enterpriseId: toId(0) }) });
    await user.keyboard('某某厂');
    await user.click(screen.getByRole('button', { name: '保存并开始检查' }));
    expect(await screen.findByLabelText('检查日期')).toBeInTheDocument();
  });

  it('checks the credit code while it is typed and offers the place that it names', async () => {
    const { user } = await open('打开新增', {});
    const field = screen.getByLabelText('统一社会信用代码');
    await user.type(field, body);
    expect(screen.getByText('还差 1 位')).toBeInTheDocument();
    await user.type(field, code.endsWith('A') ? 'B' : 'A');
    expect(screen.getByText(/校验码不对/)).toBeInTheDocument();
    expect(field).toHaveAccessibleDescription(/校验码不对/);
    expect(field).toBeInvalid();
    await user.clear(field);
    await user.type(field, code);
    expect(screen.getByText(/校验通过/)).toBeInTheDocument();
    expect(await screen.findByText('登记：市场监管部门 · 企业 · 上海市 › 浦东新区')).toBeInTheDocument();
    await user.type(field, '{ArrowDown}');
    expect(screen.getByLabelText('行政区划')).toHaveValue('上海市 › 浦东新区');
    expect(screen.queryByRole('button', { name: /用作行政区划/ })).toBeNull();
  });

  it('says where to look first where the check character is wrong, and changes nothing by itself', async () => {
    const { user } = await open('打开新增', {});
    const swapped = `${code.slice(0, 10)}${code.charAt(11)}${code.charAt(10)}${code.slice(12)}`;
    await user.type(screen.getByLabelText('统一社会信用代码'), swapped);
    expect(screen.getByText(/第 11、12 位是否颠倒/)).toBeInTheDocument();
    expect(screen.getByLabelText('统一社会信用代码')).toHaveValue(swapped);
  });

  it('sends nothing that is wrong, and says what is', async () => {
    const { user, api } = await open('打开新增', {});
    await user.type(screen.getByLabelText('行政区划'), '99{Enter}');
    expect(screen.getByText('请填写此项')).toBeInTheDocument();
    expect(screen.getByText(/前两位为省级代码/)).toBeInTheDocument();
    expect(api.createEnterprise).not.toHaveBeenCalled();
  });

  it('names the enterprise that has the same code, until the code is changed', async () => {
    const issues = [{ fact: 'enterprise.credit_code', code: 'DUPLICATE', existingId: toId(5) }];
    const { user } = await open('打开新增', {
      createEnterprise: () => {
        throw refusal('RECORD_REJECTED', { issues });
      },
    });
    await user.keyboard('某某厂');
    await user.type(screen.getByLabelText('统一社会信用代码'), `${code}{Enter}`);
    expect(await screen.findByText(/已有企业使用这个代码/)).toBeInTheDocument();
    expect(screen.getByLabelText('企业名称')).toHaveValue('某某厂');
    await user.type(screen.getByLabelText('统一社会信用代码'), '{Backspace}');
    expect(screen.queryByText(/已有企业使用这个代码/)).toBeNull();
    await user.type(screen.getByLabelText('统一社会信用代码'), code.slice(-1));
    await user.click(screen.getByRole('button', { name: '查看该企业' }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(toId(5));
  });

  it('keeps what was typed when the disk is full, and says what is safe', async () => {
    const { user } = await open('打开新增', {
      createEnterprise: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.keyboard('某某厂{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有丢失');
    expect(screen.getByLabelText('企业名称')).toHaveValue('某某厂');
  });
});

describe('an enterprise that is there', () => {
  it('is changed in place', async () => {
    const { user, api } = await open('打开修改', {
      updateEnterprise: ({ enterpriseId, ...enterprise }) => ({
        enterprise: { ...enterprise, enterpriseId },
        visits: [],
        merged: [],
      }),
    });
    const name = screen.getByLabelText('企业名称');
    expect(name).toHaveValue('旧名');
    await user.clear(name);
    await user.type(name, '新名{Enter}');
    await waitFor(() => expect(onChoose).toHaveBeenCalledWith(toId(0)));
    expect(api.updateEnterprise).toHaveBeenCalledWith(expect.objectContaining({ enterpriseId: toId(0), name: '新名' }));
  });
});

describe('a new visit', () => {
  it('has today, the kind and both inspectors filled in, and opens once it is on disk', async () => {
    const { user, api } = await open('打开检查', { createVisit: () => ({ inspectionId: toId(77) }) });
    const today = toLocalDate(new Date());
    expect(await screen.findByLabelText('检查日期')).toHaveValue(today);
    expect(screen.getByLabelText('检查人 1 姓名')).toHaveValue('王检查');
    expect(screen.getByLabelText('检查人 2 姓名')).toHaveValue('李同行');
    await user.click(screen.getByRole('button', { name: '开始检查' }));
    await waitFor(() => expect(onOpenVisit).toHaveBeenCalledWith(toId(77)));
    expect(api.createVisit).toHaveBeenCalledWith({
      enterpriseId: toId(0),
      date: today,
      kind: 'follow_up',
      inspectors: [
        { name: '王检查', certificate: 'GH-7' },
        { name: '李同行', certificate: 'GH-8' },
      ],
      carryOver: true,
    });
  });

  it('begins empty where the record of the last visit is not wanted', async () => {
    const { user, api } = await open('打开检查', { createVisit: () => ({ inspectionId: toId(77) }) });
    const option = await screen.findByRole('checkbox', { name: '沿用 2026-05-12 的记录（需逐项确认）' });
    expect(option).toBeChecked();
    await user.click(option);
    await user.click(screen.getByRole('button', { name: '开始检查' }));
    await waitFor(() => expect(api.createVisit).toHaveBeenCalledWith(expect.objectContaining({ carryOver: false })));
  });

  it('offers no record where there is none before the day that is typed', async () => {
    const { user } = await open('打开检查', {});
    const date = await screen.findByLabelText('检查日期');
    await user.clear(date);
    await user.type(date, '2026-05-11');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('takes a date as it is typed, and begins none on a day that does not exist', async () => {
    const { user, api } = await open('打开检查', { createVisit: () => ({ inspectionId: toId(77) }) });
    const date = await screen.findByLabelText('检查日期');
    await user.clear(date);
    await user.type(date, '2026.2.29{Enter}');
    expect(screen.getByText('不是有效的日期')).toBeInTheDocument();
    expect(api.createVisit).not.toHaveBeenCalled();
    await user.type(date, '{Backspace}8{Enter}');
    await waitFor(() => expect(api.createVisit).toHaveBeenCalledWith(expect.objectContaining({ date: '2026-02-28' })));
  });

  it('opens the visit of the same day instead of a second one', async () => {
    const issues = [{ fact: 'inspection.date', code: 'DUPLICATE', existingId: toId(55) }];
    const { user } = await open('打开检查', {
      createVisit: () => {
        throw refusal('RECORD_REJECTED', { issues });
      },
    });
    await user.click(await screen.findByRole('button', { name: '开始检查' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/这一天已有检查记录/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: '打开该记录' }));
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(55));
  });
});
