import type { Page } from 'playwright-core';
import type { FactDefinition } from '#domain/fact.ts';
import { listSection } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { listOptions } from '#domain/facts/yes-no.ts';

/** An answer in the words of the interchange format. */
export type TypedFacts = Readonly<Record<string, unknown>>;

const stateKeys: Readonly<Record<string, string>> = { unknown: 'u', refused: 'r', not_applicable: 'a', none: '-' };

/**
 * Types the facts as an inspector does: section by section, item by item, with the keyboard alone. Enter passes over
 * questions that do not arise; where such a one is in the record all the same, the focus is put on it.
 */
export async function typeRecord(window: Page, facts: TypedFacts): Promise<void> {
  for (const [index, section] of sections.entries()) {
    for (const fact of listSection(section.id).filter(({ id }) => facts[id] !== undefined)) {
      await reachItem(window, fact.id, `Control+${index + 1}`);
      await typeAnswer(window, fact, facts[fact.id]);
      await window.keyboard.press('Enter');
    }
  }
}

/** Puts the focus on the control of a fact, if it is not there already; what stands in a field is then selected. */
export async function reachItem(window: Page, fact: string, sectionKey: string): Promise<void> {
  if (await window.evaluate(focusItem, fact)) return;
  await window.keyboard.press(sectionKey);
  await window.waitForFunction(focusItem, fact);
}

/** Runs in the page, in one trip there and back; false where the item is not on the screen. */
function focusItem(fact: string): boolean {
  const item = document.querySelector(`[data-item="${fact}"]`);
  if (item === null) return false;
  if (item.contains(document.activeElement)) return true;
  const control = item.querySelector<HTMLElement>('input[data-answer], [data-answer][tabindex="0"]');
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
  return control !== null;
}

/** Answers the question that has the focus. */
export async function typeAnswer(window: Page, fact: FactDefinition, answer: unknown): Promise<void> {
  const hasField = ['integer', 'money', 'date', 'text'].includes(fact.type);
  const state = readState(answer);
  if (state !== undefined) {
    if (hasField) await window.keyboard.press('Tab');
    await window.keyboard.press(stateKeys[state] ?? '');
  } else if (hasField) await window.keyboard.insertText(String(readValue(answer)));
  else await choose(window, fact, readValue(answer));
}

async function choose(window: Page, fact: FactDefinition, value: unknown): Promise<void> {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const element of chosen) {
    const position = listOptions(fact).findIndex(({ id }) => id === element);
    await window.keyboard.press(String(position + 1));
  }
}

function readState(answer: unknown): string | undefined {
  return isObject(answer) && typeof answer['state'] === 'string' ? answer['state'] : undefined;
}

function readValue(answer: unknown): unknown {
  return isObject(answer) ? answer['value'] : answer;
}

function isObject(answer: unknown): answer is Readonly<Record<string, unknown>> {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}
