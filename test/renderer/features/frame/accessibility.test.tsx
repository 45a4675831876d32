import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#domain/facts/figures.ts';
import { Program } from '#renderer/features/frame/program.tsx';
import { installFakeApi } from '../../support/fake-api.ts';
import { createFakeLibrary, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

async function start() {
  const results = figures.map(({ id, label }) => {
    return { id, label, base: 9, count: 3, unknown: 1, percent: 33.3, low: 33.3, high: 44.4 };
  });
  installFakeApi({
    ...createFakeLibrary([toRow(0), toRow(1), toRow(2)]),
    getStatistics: () => ({ population: 9, figures: results }),
  });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  return rendered;
}

/** Colours need a real browser; the rule on regions is about whole pages with one main part, not about dialogs. */
async function listViolations(): Promise<readonly string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('screens and dialogs can be used without seeing them', () => {
  it('list and panel', async () => {
    const { user } = await start();
    await user.click(screen.getByText('第1号企业'));
    await screen.findByRole('button', { name: /打开 2026-05-12 的检查/ });
    expect(await listViolations()).toEqual([]);
  });

  it('statistics', async () => {
    const { user } = await start();
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('table');
    expect(await listViolations()).toEqual([]);
  });

  it('new enterprise with mistakes', async () => {
    const { user } = await start();
    await user.keyboard('{Control>}n{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('{Enter}');
    await screen.findByText('请填写此项');
    expect(await listViolations()).toEqual([]);
  });

  it('new visit', async () => {
    const { user } = await start();
    await user.click(screen.getByText('第1号企业'));
    await user.keyboard('{Control>}{Shift>}n{/Shift}{/Control}');
    await screen.findByLabelText('检查日期');
    expect(await listViolations()).toEqual([]);
  });

  it('settings and help', async () => {
    const { user } = await start();
    await user.keyboard('{Control>},{/Control}');
    await screen.findAllByLabelText('监督检查员证件号');
    expect(await listViolations()).toEqual([]);
    await user.keyboard('{Escape}');
    await user.keyboard('{F1}');
    await screen.findByText('键盘操作');
    expect(await listViolations()).toEqual([]);
  });
});
