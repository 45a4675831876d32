import type { Locator, Page } from 'playwright-core';
import type { FactDefinition, SectionId } from '#domain/fact.ts';
import { facts, listSection } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { typeAnswer } from './typing.ts';
import type { TypedFacts } from './typing.ts';

/** More presses of a key than any screen needs to come round. */
const mostPresses = 120;

/** Presses Tab (or another key) until the focus is on the element or in it. */
export async function tabTo(window: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let n = 0; n < mostPresses; n += 1) {
    if (await target.first().evaluate(hasFocus)) return;
    await window.keyboard.press(key);
  }
  throw new Error(`no way by ${key} to ${String(target)}`);
}

/** Goes to a button by Tab and presses it. */
export async function pressButton(window: Page, button: Locator): Promise<void> {
  await tabTo(window, button);
  await window.keyboard.press('Enter');
}

/**
 * Goes to the question of a fact: its section by key, then from item to item. False where the question does not arise:
 * the keys pass over it.
 */
export async function goToFact(window: Page, fact: FactDefinition): Promise<boolean> {
  const position = facts.indexOf(fact);
  const before = await findPosition(window);
  const isAhead = before !== undefined && before <= position && facts[before]?.section === fact.section;
  if (!isAhead && !(await goToSection(window, fact.section))) return false;
  for (;;) {
    const at = await findPosition(window);
    if (at === undefined || at >= position) return at === position;
    await window.keyboard.press('Enter');
  }
}

/** Opens a section by its key; false where none of its questions arises, so that the focus goes nowhere. */
async function goToSection(window: Page, section: SectionId): Promise<boolean> {
  const ids = listSection(section).map(({ id }) => id);
  await window.keyboard.press(`Control+${sections.findIndex(({ id }) => id === section) + 1}`);
  try {
    await window.waitForFunction(isInSection, ids, { timeout: 1000 });
    return true;
  } catch {
    return false;
  }
}

/** Answers questions by keys alone, each fact as in the interchange format. @returns what could be reached. */
export async function answerByKeys(window: Page, answers: TypedFacts): Promise<TypedFacts> {
  const given: Record<string, unknown> = {};
  for (const fact of facts) {
    const answer = answers[fact.id];
    if (answer === undefined || !(await goToFact(window, fact))) continue;
    await typeAnswer(window, fact, answer);
    given[fact.id] = answer;
  }
  return given;
}

/** Where the focus is among all facts; undefined where it is not on a question. */
async function findPosition(window: Page): Promise<number | undefined> {
  const focused = await window.evaluate(readFocusedItem);
  const position = facts.findIndex(({ id }) => id === focused);
  return position < 0 ? undefined : position;
}

/** Runs in the page. */
function isInSection(ids: readonly string[]): boolean {
  const focused = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
  return focused !== undefined && ids.includes(focused);
}

/** Runs in the page. */
function hasFocus(element: Element): boolean {
  return element.contains(document.activeElement);
}

/** Runs in the page. */
function readFocusedItem(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
}
