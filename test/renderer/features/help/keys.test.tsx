import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#renderer/features/frame/program.tsx';
import { keyGroups } from '#renderer/features/help/key-groups.ts';
import { listDataEntries } from '#renderer/features/library/data-entries.ts';
import { keyMap } from '#renderer/features/visit/help/key-map.ts';
import { installFakeApi } from '../../support/fake-api.ts';
import { createFakeLibrary, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

/** The keys of a screen that are no plain movement, each as often as the help names it. */
function findTwice(keys: readonly string[]): readonly string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

describe('the keys', () => {
  it('mean one thing each on every screen', () => {
    const [everywhere, ...screens] = keyGroups.map(({ entries }) => entries.flatMap(({ keys }) => keys));
    for (const keys of screens) expect(findTwice([...(everywhere ?? []), ...keys])).toEqual([]);
    expect(findTwice(keyMap.flatMap(({ keys }) => keys))).toEqual([]);
  });

  it('that tabs and menus show are those of the help', async () => {
    installFakeApi(createFakeLibrary([toRow(0)]));
    await renderWith(<Program />);
    await screen.findByText('第0号企业');
    const known = new Set(keyGroups.flatMap(({ entries }) => entries.flatMap(({ keys }) => keys)));
    const tabs = within(screen.getByRole('navigation', { name: '主导航' })).getAllByRole('button');
    const keys = tabs.map((tab) => tab.title);
    expect(keys).toEqual(tabs.map((_tab, at) => `Ctrl+${at + 1}`));
    const nothing = (): void => undefined;
    const entries = listDataEntries(
      (key) => key,
      new Proxy({}, { get: () => nothing }) as Parameters<typeof listDataEntries>[1],
    );
    for (const key of [...keys, ...entries.map((entry) => entry.keys ?? '')]) expect(known, key).toContain(key);
  });
});
