import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#renderer/api.ts';
import { ErrorBoundary } from '#renderer/components/error-boundary.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { renderWith } from '../support/render-with.tsx';

describe('ErrorNotice', () => {
  it('says what happened, what is safe, what to do, and the code with its trace', async () => {
    const error = new ApiError({ code: 'STORAGE_FULL', message: 'ENOSPC', details: {}, traceId: 'trace-1' });
    await renderWith(<ErrorNotice error={error} title="没有保存" />);
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('没有保存');
    expect(alert).toHaveTextContent('磁盘已满');
    expect(alert).toHaveTextContent('没有丢失');
    expect(alert).toHaveTextContent('腾出一些磁盘空间');
    expect(alert).toHaveTextContent('STORAGE_FULL · trace-1');
    expect(alert).not.toHaveTextContent('ENOSPC');
  });

  it('offers to try again where that is possible', async () => {
    const onRetry = vi.fn<() => void>();
    const { user } = await renderWith(<ErrorNotice error={new Error('lost')} onRetry={onRetry} />, 'en');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe('ErrorBoundary', () => {
  it('shows an explanation in place of a blank window', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    function Broken(): never {
      throw new Error('a mistake in a screen');
    }
    await renderWith(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('窗口显示出错');
    expect(screen.getByRole('button', { name: '重新载入窗口' })).toBeInTheDocument();
    silenced.mockRestore();
  });
});
