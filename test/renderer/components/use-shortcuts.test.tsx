import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useShortcuts } from '#renderer/components/use-shortcuts.ts';
import { renderWith } from '../support/render-with.tsx';

function Host({ run }: { readonly run: (name: string) => void }) {
  useShortcuts({
    F1: () => run('F1'),
    '?': () => run('?'),
    'Ctrl+F': () => run('find'),
    'Ctrl+Shift+N': () => run('new'),
  });
  return <input aria-label="文字" />;
}

describe('useShortcuts', () => {
  it('answers keys wherever the focus is, with Command for Ctrl', async () => {
    const run = vi.fn<(name: string) => void>();
    await renderWith(<Host run={run} />);
    fireEvent.keyDown(document.body, { key: 'F1' });
    fireEvent.keyDown(screen.getByLabelText('文字'), { key: 'f', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'N', metaKey: true, shiftKey: true });
    expect(run.mock.calls.flat()).toEqual(['F1', 'find', 'new']);
  });

  it('leaves plain characters to the field they are typed into', async () => {
    const run = vi.fn<(name: string) => void>();
    await renderWith(<Host run={run} />);
    fireEvent.keyDown(screen.getByLabelText('文字'), { key: '?', shiftKey: true });
    expect(run).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    expect(run).toHaveBeenCalledWith('?');
  });

  it('does nothing while an input method composes', async () => {
    const run = vi.fn<(name: string) => void>();
    await renderWith(<Host run={run} />);
    fireEvent.keyDown(document.body, { key: 'F1', isComposing: true });
    fireEvent.keyDown(document.body, { key: 'F1', keyCode: 229 });
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves a key alone that something closer has taken', async () => {
    const run = vi.fn<(name: string) => void>();
    await renderWith(<Host run={run} />);
    const field = screen.getByLabelText('文字');
    field.addEventListener('keydown', (event) => event.preventDefault());
    fireEvent.keyDown(field, { key: 'F1' });
    expect(run).not.toHaveBeenCalled();
  });

  it('does nothing under an open dialog', async () => {
    const run = vi.fn<(name: string) => void>();
    const { user } = await renderWith(
      <>
        <Host run={run} />
        <Dialog title="对话框" width={400} onClose={() => undefined}>
          <input aria-label="内容" />
        </Dialog>
      </>,
    );
    await user.type(screen.getByLabelText('内容'), '{F1}');
    expect(run).not.toHaveBeenCalled();
  });
});
