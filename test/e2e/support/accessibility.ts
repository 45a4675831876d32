import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import { projectFolder } from '../../../scripts/support/folders.ts';

const axeSource = readFileSync(join(projectFolder, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Puts the checker into the page past its policy, as developer tools would: the page itself may run no such text. */
export async function injectAxe(session: CDPSession): Promise<void> {
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${axeSource}; undefined` });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
}

/** What the checker holds against the page as it stands, of what is serious or worse; empty where nothing. */
export async function listSeriousFaults(window: Page): Promise<readonly string[]> {
  const { violations } = await window.evaluate(async () => {
    type Axe = { readonly run: (options: unknown) => Promise<AxeResults> };
    return (Reflect.get(globalThis, 'axe') as Axe).run({ resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}

/**
 * Goes through the page with Tab until it has been everywhere.
 * @returns what Tab never came to, and where the focus could not be seen; empty where all is well.
 */
export async function listTabFaults(window: Page): Promise<readonly string[]> {
  await window.evaluate(prepare);
  for (;;) {
    await window.keyboard.press('Tab');
    if (await window.evaluate(visit)) break;
  }
  return window.evaluate(report);
}

// The functions below run in the page. They mark elements with properties of their own.

function prepare(): void {
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const root = document.querySelector('[role="dialog"]') ?? document.body;
  const controls = [...root.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.closest('[inert], [aria-hidden="true"]') === null &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  const lookOf = (element: Element | null, levels: number): string => {
    if (element === null || levels === 0) return '';
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    return [outline, boxShadow, borderColor, backgroundColor, lookOf(element.parentElement, levels - 1)].join('|');
  };
  // Of a list that keeps the focus itself, the active row shows where it is.
  const look = (element: Element): string => {
    const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    return lookOf(element, 3) + lookOf(active, 1);
  };
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const state = {
    controls,
    look,
    before: new Map(controls.map((element) => [element, look(element)])),
    visited: new Set<Element>(),
    seen: new Set<Element>(),
    steps: 0,
  };
  Reflect.set(globalThis, 'tabbing', state);
}

/** True when there is nothing more to come to. */
function visit(): boolean {
  const state = Reflect.get(globalThis, 'tabbing') as TabState;
  const element = document.activeElement;
  state.steps += 1;
  if (element === null || element === document.body) return state.steps > state.controls.length + 20;
  const isKnown = state.visited.has(element);
  state.visited.add(element);
  // A date field is several stops, and the browser draws some of them inside of it.
  if (state.before.get(element) !== state.look(element)) state.seen.add(element);
  const isComplete = state.controls.every((control) => state.visited.has(control));
  return isComplete || (isKnown && state.steps > state.controls.length) || state.steps > 1500;
}

function report(): readonly string[] {
  const state = Reflect.get(globalThis, 'tabbing') as TabState;
  const describe = (element: Element): string => element.outerHTML.slice(0, 160);
  const isInVisitedGroup = (element: Element): boolean =>
    element instanceof HTMLInputElement &&
    element.type === 'radio' &&
    [...state.visited].some((other) => other instanceof HTMLInputElement && other.name === element.name);
  const missed = state.controls.filter(
    (element) => element.isConnected && !state.visited.has(element) && !isInVisitedGroup(element),
  );
  return [
    ...missed.map((element) => `never reached: ${describe(element)}`),
    ...[...state.visited]
      .filter((element) => !state.seen.has(element))
      .map((element) => `focus not visible: ${describe(element)}`),
  ];
}

type TabState = {
  readonly controls: readonly Element[];
  readonly look: (element: Element) => string;
  readonly before: ReadonlyMap<Element, string>;
  readonly visited: Set<Element>;
  readonly seen: Set<Element>;
  steps: number;
};
