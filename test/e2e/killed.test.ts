import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { z } from 'zod';
import { listSection } from '#domain/facts/dictionary.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { runCommand } from '../../scripts/start/sample.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { openFirstVisit } from './support/steps.ts';
import { reachItem, typeAnswer } from './support/typing.ts';

const dumped = z.object({
  records: z.array(z.object({ enterprise: z.object({ name: z.string() }), facts: z.record(z.string(), z.unknown()) })),
});
const verified = z.object({ integrity: z.literal('ok'), history: z.literal('ok'), problems: z.tuple([]) });
const savedMark = '[saved] ';
const kills = 10;

/** Numbers and yes or no: what stands on the screen is what stands in the file. */
const typed: readonly FactDefinition[] = [...listSection('A'), ...listSection('B')].filter(
  ({ id, type }) => (type === 'integer' || type === 'yes_no') && id !== 'merger_approved',
);

it(`keeps every answer that was shown as saved, however often it is killed (${kills} times)`, async () => {
  const folder = makeTemporaryFolder();
  let program = await launchProgram({ folder, library: inject('sampleLibrary'), language: 'zh-Hans' });
  const totals = await readTotals(program.window);
  let confirmed = 0;
  for (let round = 1; round <= kills; round += 1) {
    const name = await openVisit(program);
    const saved = followSaved(program.window);
    const delay = Math.random() * 1500;
    const typedAnswers = await typeUntilKilled(program, { round, delay });
    const { records } = dumped.parse(await runCommand(['dump', program.library]));
    const facts = records.find(({ enterprise }) => enterprise.name === name)?.facts ?? {};
    for (const [fact, shown] of saved) {
      // What was typed after that may be in the file as well: it was on its way.
      const later = typedAnswers.filter((answer) => answer.fact === fact).map(({ value }) => value);
      const possible: readonly unknown[] = [shown, ...later.slice(later.findLastIndex((value) => value === shown) + 1)];
      expect(possible, `${fact}, killed after ${delay} ms`).toContain(facts[fact]);
    }
    verified.parse(await runCommand(['verify', program.library]));
    confirmed += saved.size;
    program = await launchProgram({ folder });
    expect(await readTotals(program.window)).toBe(totals);
  }
  await program.quit();
  expect(existsSync(`${program.library}-wal`)).toBe(false);
  expect(confirmed).toBeGreaterThan(kills);
}, 120_000);

async function readTotals(window: Page): Promise<string> {
  await window.locator('.list-item .cell-name').first().waitFor();
  return window.locator('.list-totals').innerText();
}

async function openVisit({ window }: Program): Promise<string> {
  await openFirstVisit(window);
  return window.getByRole('heading', { level: 1 }).last().innerText();
}

/**
 * Collects what the window shows as saved, as it shows it: the page reports every answer on the screen whenever it says
 * "saved", and reports travel at once.
 */
function followSaved(window: Page): ReadonlyMap<string, unknown> {
  const saved = new Map<string, unknown>();
  window.on('console', (message) => {
    if (!message.text().startsWith(savedMark)) return;
    const answers: unknown = JSON.parse(message.text().slice(savedMark.length));
    for (const [fact, answer] of Object.entries(z.record(z.string(), z.string()).parse(answers))) {
      saved.set(fact, /^\d+$/.test(answer) ? Number(answer) : answer);
    }
  });
  return saved;
}

type Round = { readonly round: number; readonly delay: number };

type TypedAnswer = { readonly fact: string; readonly value: number | 'yes' | 'no' };

async function typeUntilKilled({ app, window }: Program, { round, delay }: Round): Promise<readonly TypedAnswer[]> {
  const answers: TypedAnswer[] = [];
  await window.evaluate(reportSaved, { mark: savedMark, facts: typed.map(({ id }) => id) });
  const child = app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The driver starts it as the leader of a group of its own: all of its processes die at once.
  setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), delay);
  const typing = async (): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const fact = typed[n % typed.length];
      if (fact === undefined) throw new Error('Nothing to type');
      await reachItem(window, fact.id, `Control+${fact.section === 'A' ? 1 : 2}`);
      const yesNo = (round + n) % 2 === 0 ? 'yes' : 'no';
      const value = fact.type === 'integer' ? round * 1000 + n : yesNo;
      answers.push({ fact: fact.id, value });
      await typeAnswer(window, fact, value);
      await window.keyboard.press('Enter');
    }
  };
  await typing().catch(() => undefined);
  await ended;
  return answers;
}

/** Runs in the page. */
function reportSaved({ mark, facts }: { readonly mark: string; readonly facts: readonly string[] }): void {
  const report = (): void => {
    if (document.querySelector('.save-state-saved') === null) return;
    const answers: Record<string, string> = {};
    for (const fact of facts) {
      const item = document.querySelector(`[data-item="${fact}"]`);
      const text = item?.querySelector<HTMLInputElement>('input[data-answer]')?.value ?? '';
      const chosen = item?.querySelector<HTMLElement>('.choice-value[aria-checked="true"]')?.dataset['choice'];
      if (chosen !== undefined || text !== '') answers[fact] = chosen ?? text;
    }
    console.log(mark + JSON.stringify(answers));
  };
  new MutationObserver(report).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}
