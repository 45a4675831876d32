import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SearchField } from '#renderer/components/search-field.tsx';
import { renderWith } from '../support/render-with.tsx';

function Host({ onSearch, onLeave }: { readonly onSearch: (text: string) => void; readonly onLeave?: () => void }) {
  const [value, setValue] = useState('');
  return (
    <>
      <SearchField
        label="搜索"
        placeholder=""
        value={value}
        onSearch={(text) => {
          setValue(text);
          onSearch(text);
        }}
        {...(onLeave === undefined ? {} : { onLeave })}
      />
      <button type="button" onClick={() => setValue('')}>
        清除
      </button>
    </>
  );
}

describe('SearchField', () => {
  it('searches for what was typed without a key that says so', async () => {
    const onSearch = vi.fn<(text: string) => void>();
    const { user } = await renderWith(<Host onSearch={onSearch} />);
    await user.type(screen.getByRole('searchbox'), 'abc');
    await waitFor(() => expect(onSearch).toHaveBeenLastCalledWith('abc'));
  });

  it('waits for the end of a composition and takes its Enter for nothing else', async () => {
    const onSearch = vi.fn<(text: string) => void>();
    const onLeave = vi.fn<() => void>();
    await renderWith(<Host onSearch={onSearch} onLeave={onLeave} />);
    const field = screen.getByRole('searchbox');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'gong' } });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.keyDown(field, { key: 'Escape', keyCode: 229, isComposing: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(onSearch).not.toHaveBeenCalled();
    expect(onLeave).not.toHaveBeenCalled();
    expect(field).toHaveValue('gong');

    fireEvent.change(field, { target: { value: '工会' } });
    fireEvent.compositionEnd(field);
    expect(onSearch.mock.calls).toEqual([['工会']]);
  });

  it('searches at once and goes on to the results with Enter', async () => {
    const onSearch = vi.fn<(text: string) => void>();
    const onLeave = vi.fn<() => void>();
    const { user } = await renderWith(<Host onSearch={onSearch} onLeave={onLeave} />);
    await user.type(screen.getByRole('searchbox'), 'ab{Enter}');
    expect(onSearch).toHaveBeenLastCalledWith('ab');
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('empties with Escape and from outside', async () => {
    const onSearch = vi.fn<(text: string) => void>();
    const { user } = await renderWith(<Host onSearch={onSearch} />);
    const field = screen.getByRole('searchbox');
    await user.type(field, 'ab{Escape}');
    expect(field).toHaveValue('');
    await user.type(field, 'cd{Enter}');
    await user.click(screen.getByText('清除'));
    expect(field).toHaveValue('');
  });
});
