import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CalendarSection } from '#renderer/features/calendar/calendar-section.tsx';
import { useSession } from '#renderer/session.ts';
import { type FakeHandlers, installFakeApi } from '../../support/fake-api.ts';
import { createFakeLibrary, session } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-12T00:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** As in the program: the section is given the session that is held, so that it shows what was saved. */
function Held() {
  const { data } = useSession();
  return data === undefined ? null : <CalendarSection session={data} />;
}

async function open(calendar: Partial<typeof session.settings.calendar> = {}, more: FakeHandlers = {}) {
  const settings = { ...session.settings, calendar: { ...session.settings.calendar, ...calendar } };
  const api = installFakeApi({
    ...createFakeLibrary([]),
    getSession: () => ({ ...session, settings }),
    saveSettings: (change) => ({ ...settings, ...change }) as typeof settings,
    ...more,
  });
  const rendered = await renderWith(<Held />);
  await screen.findByText(/国务院办公厅历年/);
  return { ...rendered, api };
}

describe('CalendarSection', () => {
  it('shows the days of a notice and says where they come from', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('combobox'));
    await user.click(await screen.findByTitle('2025'));
    expect(screen.getByText('国办发明电〔2024〕12号')).toBeInTheDocument();
    expect(screen.getByText('01-28 – 02-04')).toBeInTheDocument();
    expect(screen.getByText('04-27')).toBeInTheDocument();
  });

  it('adds a day that is typed, and goes to its year, which has no data', async () => {
    const { user, api } = await open();
    await user.type(screen.getByLabelText('添加一天'), '2031年10月1日{Enter}');
    expect(api.saveSettings).toHaveBeenCalledExactlyOnceWith({
      calendar: { holidays: ['2031-10-01'], makeUpDays: [], years: [] },
    });
    expect(await screen.findByText(/2031-10-01 放假/)).toBeInTheDocument();
    expect(screen.getByRole('note')).toHaveTextContent('没有 2031 年的放假安排');
    expect(screen.getByLabelText('添加一天')).toHaveValue('');
  });

  it('takes no day that does not exist', async () => {
    const { user, api } = await open();
    await user.type(screen.getByLabelText('添加一天'), '2031-02-30{Enter}');
    expect(screen.getByText('不是日期，例如 2026-10-01')).toBeInTheDocument();
    expect(api.saveSettings).not.toHaveBeenCalled();
  });

  it('turns a day off into a day worked, and takes it out again', async () => {
    const { user, api } = await open({ holidays: ['2031-10-01'], years: [2031] });
    await user.click(screen.getByText('上班'));
    await user.type(screen.getByLabelText('添加一天'), '2031-10-01{Enter}');
    expect(api.saveSettings).toHaveBeenLastCalledWith({
      calendar: { holidays: [], makeUpDays: ['2031-10-01'], years: [2031] },
    });
    await user.click(await screen.findByRole('button', { name: '删去 2031-10-01' }));
    expect(api.saveSettings).toHaveBeenLastCalledWith({ calendar: { holidays: [], makeUpDays: [], years: [2031] } });
  });

  it('takes a year for known once somebody says so', async () => {
    const { user, api } = await open();
    await user.type(screen.getByLabelText('添加一天'), '2031-10-01{Enter}');
    await user.click(await screen.findByLabelText('2031 年的安排已全部添加'));
    expect(api.saveSettings).toHaveBeenLastCalledWith({
      calendar: { holidays: ['2031-10-01'], makeUpDays: [], years: [2031] },
    });
    expect(await screen.findByText('2031 年按下列自行添加的安排计算。')).toBeInTheDocument();
  });

  it('says how many days a file brought, and that another file is none', async () => {
    let outcome: 'added' | 'unreadable' = 'added';
    const { user } = await open({}, { importCalendar: () => ({ outcome, added: 2, settings: session.settings }) });
    await user.click(screen.getByRole('button', { name: '从文件添加…' }));
    expect(await screen.findByText('新添加 2 天。')).toBeInTheDocument();
    outcome = 'unreadable';
    await user.click(screen.getByRole('button', { name: '从文件添加…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('没有添加任何日子');
  });
});
