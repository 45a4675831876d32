import { fireEvent, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { CodePicker } from '#renderer/components/code-picker.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { installFakeApi } from '../../support/fake-api.ts';
import { renderWith } from '../../support/render-with.tsx';

const onChange = vi.fn<(value: string) => void>();
const onSubmit = vi.fn<() => void>();
const onOuterKey = vi.fn<(key: string) => void>();

beforeEach(() => {
  for (const mock of [onChange, onSubmit, onOuterKey]) mock.mockClear();
});

function Host({ list, start }: { readonly list: 'region' | 'industry'; readonly start: string }): ReactNode {
  const { language } = useText();
  const regions = useRegionNames(language);
  const industries = useIndustryNames(language);
  const [value, setValue] = useState(start);
  return (
    // Stands for the dialog around the field, which listens for keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      onKeyDown={(event) => onOuterKey(event.key)}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field label="地点">
        {(control) => (
          <CodePicker
            control={control}
            value={value}
            names={list === 'region' ? regions : industries}
            onChange={(next) => {
              setValue(next);
              onChange(next);
            }}
          />
        )}
      </Field>
      <button type="submit">保存</button>
    </form>
  );
}

async function show(list: 'region' | 'industry' = 'region', start = '') {
  installFakeApi({});
  const rendered = await renderWith(<Host list={list} start={start} />);
  const field = screen.getByRole('combobox');
  // The names are read after the first drawing.
  await rendered.user.type(field, '上海');
  await screen.findByRole('listbox');
  await rendered.user.clear(field);
  onChange.mockClear();
  return { ...rendered, field };
}

function listOptions(): readonly (string | null)[] {
  return screen.queryAllByRole('option').map((option) => option.textContent);
}

describe('the picker of places', () => {
  it.each(['浦东', '上海 浦东', 'pdxq', 'pudong'])(
    'finds a place by %s, and Enter takes it without sending the form',
    async (typed) => {
      const { user, field } = await show();
      await user.type(field, typed);
      expect(listOptions()[0]).toBe('上海市 › 浦东新区310115');
      await user.keyboard('{Enter}');
      expect(field).toHaveValue('上海市 › 浦东新区');
      expect(onChange).toHaveBeenLastCalledWith('310115');
      expect([onSubmit.mock.calls.length, listOptions()]).toEqual([0, []]);
      await user.keyboard('{Enter}');
      expect(onSubmit).toHaveBeenCalledOnce();
    },
  );

  it('goes through the options with ↑ ↓, round the end, and tells screen readers where it is', async () => {
    const { user, field } = await show();
    await user.type(field, '3101');
    const options = screen.getAllByRole('option');
    expect(field).toHaveAttribute('aria-expanded', 'true');
    expect(field).toHaveAttribute('aria-controls', screen.getByRole('listbox').id);
    expect(field).toHaveAttribute('aria-activedescendant', options[0]?.id);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(field).toHaveAttribute('aria-activedescendant', options[2]?.id);
    expect(options[2]).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(options.at(-1)).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('310151');
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('takes a whole code as it is typed: the next Enter sends', async () => {
    const { user, field } = await show();
    await user.type(field, '310115{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('310115');
    expect(onSubmit).toHaveBeenCalledOnce();
    await user.tab();
    expect(field).toHaveValue('上海市 › 浦东新区');
  });

  it('closes with Esc, which goes no further, and keeps what was typed', async () => {
    const { user, field } = await show();
    await user.type(field, '浦东');
    onOuterKey.mockClear();
    await user.keyboard('{Escape}');
    expect([listOptions(), onOuterKey.mock.calls.length]).toEqual([[], 0]);
    expect(field).toHaveValue('浦东');
    await user.keyboard('{Escape}');
    expect(onOuterKey).toHaveBeenCalledWith('Escape');
  });

  it('takes the marked option with Tab and with a click', async () => {
    const { user, field } = await show();
    await user.type(field, '嘉定');
    await user.tab();
    expect(onChange).toHaveBeenLastCalledWith('310114');
    await user.clear(field);
    await user.type(field, '杨浦');
    await user.click(screen.getByRole('option'));
    expect(field).toHaveValue('上海市 › 杨浦区');
  });

  it('does nothing while an input method composes, and looks when it is done', async () => {
    const { user, field } = await show();
    await user.click(field);
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "pu'dong" } });
    expect(listOptions()).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.change(field, { target: { value: '浦东' } });
    fireEvent.compositionEnd(field);
    expect(listOptions()[0]).toBe('上海市 › 浦东新区310115');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(onChange).not.toHaveBeenCalledWith('310115');
  });

  it('marks codes that were given up, and leaves a code that it does not know as typed', async () => {
    const { user, field } = await show();
    await user.type(field, '下城区');
    expect(listOptions()[0]).toBe('浙江省 › 杭州市 › 下城区330103 （原代码）');
    await user.clear(field);
    await user.type(field, '330199');
    await user.tab();
    expect(field).toHaveValue('330199');
    expect(onChange).toHaveBeenLastCalledWith('330199');
  });

  it('is empty again when its text is deleted', async () => {
    const { user, field } = await show('region', '310115');
    await user.clear(field);
    await user.tab();
    expect(field).toHaveValue('');
    expect(onChange).not.toHaveBeenCalledWith('310115');
  });
});

describe('the picker of industries', () => {
  it('finds divisions by name and pinyin, and classes by their digits', async () => {
    installFakeApi({});
    const { user } = await renderWith(<Host list="industry" start="" />);
    const field = screen.getByRole('combobox');
    await user.type(field, '通用设备');
    expect(await screen.findByRole('option')).toHaveTextContent('通用设备制造业C34');
    await user.clear(field);
    await user.type(field, 'tysb{Enter}');
    expect(field).toHaveValue('通用设备制造业');
    await user.clear(field);
    await user.type(field, '3411{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('C3411');
  });
});
