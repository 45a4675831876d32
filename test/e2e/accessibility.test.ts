import { describe, expect, inject, it } from 'vitest';
import { injectAxe, listSeriousFaults, listTabFaults } from './support/accessibility.ts';
import { screens, settle } from './support/screens.ts';
import { launchForTest, resize, waitForList } from './support/steps.ts';

describe.each(['zh-Hans', 'en'] as const)('in %s', (language) => {
  it('no screen and no dialog has a serious fault of accessibility', async () => {
    const { window, ...program } = await launchForTest({ library: inject('sampleLibrary'), language });
    await waitForList(window);
    await resize({ window, ...program }, [1280, 800]);
    await injectAxe(await window.context().newCDPSession(window));
    const faults: string[] = [];
    for (const { name, show } of screens) {
      await show(window, language);
      await settle(window);
      faults.push(...(await listSeriousFaults(window)).map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});

it('Tab comes to every control, and the focus can always be seen', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await waitForList(window);
  const faults: string[] = [];
  for (const { name, show } of screens) {
    await show(window, 'zh-Hans');
    await settle(window);
    faults.push(...(await listTabFaults(window)).map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});
