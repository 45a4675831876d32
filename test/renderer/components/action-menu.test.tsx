import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ActionMenu } from '#renderer/components/action-menu.tsx';

function open() {
  const ran: string[] = [];
  const entries = ['甲', '乙', '丙'].map((label) => ({ label, keys: 'Ctrl+S', run: () => void ran.push(label) }));
  const outside = vi.fn<(key: string) => void>();
  const listen = ({ key, defaultPrevented }: KeyboardEvent): void => void (defaultPrevented || outside(key));
  document.addEventListener('keydown', listen);
  onTestFinished(() => document.removeEventListener('keydown', listen));
  render(
    <>
      <ActionMenu label="更多" entries={entries} />
      <button type="button">旁边</button>
    </>,
  );
  return { ran, outside, user: userEvent.setup(), trigger: screen.getByRole('button', { name: '更多' }) };
}

describe('a menu of actions', () => {
  it('is opened, walked through and used by keyboard alone', async () => {
    const { ran, user, trigger } = open();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: /甲/ })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: /丙/ })).toHaveFocus();
    await user.keyboard('{Home}{ArrowDown}{Enter}');
    expect(ran).toEqual(['乙']);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(trigger).toHaveFocus();
  });

  it('takes Esc for itself while it is open, and nothing when it is closed', async () => {
    const { outside, user, trigger } = open();
    await user.click(trigger);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(trigger).toHaveFocus();
    expect(outside).not.toHaveBeenCalledWith('Escape');
    await user.keyboard('{Escape}');
    expect(outside).toHaveBeenCalledWith('Escape');
  });

  it('closes when the focus goes elsewhere', async () => {
    const { ran, user, trigger } = open();
    await user.click(trigger);
    await user.click(screen.getByRole('button', { name: '旁边' }));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(ran).toEqual([]);
  });

  it('shows the key of each entry', async () => {
    const { user, trigger } = open();
    await user.click(trigger);
    expect(screen.getAllByText('Ctrl+S')).toHaveLength(3);
    expect(screen.getByRole('menuitem', { name: '甲' })).toHaveAttribute('aria-keyshortcuts', 'Control+S');
  });
});
