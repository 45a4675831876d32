import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PicturesSection } from '#renderer/features/evidence/pictures-section.tsx';
import { installFakeApi } from '#test/renderer/support/fake-api.ts';
import { session } from '#test/renderer/support/fake-library.ts';
import { renderWith } from '#test/renderer/support/render-with.tsx';

it('saves how large pictures are kept, and whether the original is kept too', async () => {
  const { settings } = session;
  const api = installFakeApi({ getSession: () => session, saveSettings: () => settings });
  const { user } = await renderWith(<PicturesSection session={session} />);
  expect(screen.getByRole('radio', { name: '最长边缩小到 2560 像素' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: '最长边缩小到 1024 像素' }));
  await user.click(screen.getByRole('checkbox', { name: '同时保留原图' }));
  await waitFor(() =>
    expect(api.saveSettings.mock.calls.map(([change]) => change)).toEqual([
      { pictures: { longestSide: 1024 } },
      { pictures: { keepOriginal: true } },
    ]),
  );
});
