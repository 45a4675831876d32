import type { Place } from './commands.ts';

// The order of what is on the screen is the order of movement, so it is read from the page and kept nowhere else.
// Marks: data-pane (name), data-item (fact id), data-dimmed, data-answer (controls of an item), data-finding (rule id).

/** Kind of place where an element is, for the meaning of keys. */
export function toPlace(element: Element | null): Place {
  if (!(element instanceof HTMLElement)) return 'elsewhere';
  if (element instanceof HTMLTextAreaElement) return 'note';
  if (element.closest('[data-item]') !== null && element.dataset['answer'] !== undefined) {
    if (!(element instanceof HTMLInputElement)) return 'answer';
    return element.dataset['edited'] === 'true' ? 'edited-text' : 'text';
  }
  return element instanceof HTMLInputElement ? 'note' : 'elsewhere';
}

/** Fact of the item that holds the element. */
export function findItem(element: Element | null): string | undefined {
  const item = element?.closest<HTMLElement>('[data-item]');
  return item?.dataset['item'];
}

/** Puts the focus on the control of a fact; false where it is not on the screen. */
export function focusItem(fact: string): boolean {
  const item = document.querySelector(`[data-item="${fact}"]`);
  return item !== null && focusControl(item);
}

/** Moves to the next or previous item; false at the end, and where the focus is in no item. */
export function moveItem(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll('[data-item]')];
  const current = document.activeElement?.closest('[data-item]');
  const reachable = items.filter((item) => item === current || !item.hasAttribute('data-dimmed'));
  const position = current === null || current === undefined ? -1 : reachable.indexOf(current);
  const target = position === -1 ? undefined : reachable[position + by];
  return target !== undefined && focusControl(target);
}

/** Puts the focus on the first, or the last, item that arises. */
export function focusEdge(edge: 'first' | 'last'): boolean {
  const target = [...document.querySelectorAll('[data-item]:not([data-dimmed])')].at(edge === 'first' ? 0 : -1);
  return target !== undefined && focusControl(target);
}

export function focusFinding(rule: string): boolean {
  const card = document.querySelector<HTMLElement>(`[data-finding="${rule}"]`);
  card?.focus({ preventScroll: true });
  // A card may be taller than its pane: its beginning is what is read first.
  card?.scrollIntoView({ block: 'start' });
  return card !== null;
}

/** Goes round the panes, to where the focus was in it, else to its first control. */
export function movePane(by: 1 | -1, lastFocused: ReadonlyMap<string, HTMLElement>): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const target = panes[(current + by + panes.length) % panes.length];
  if (target === undefined) return false;
  const remembered = lastFocused.get(target.dataset['pane'] ?? '');
  const place = remembered?.isConnected === true ? remembered : target.querySelector<HTMLElement>(focusable);
  (place ?? target).focus();
  return true;
}

const focusable = 'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), [tabindex="0"]';

function focusControl(item: Element): boolean {
  const control =
    item.querySelector<HTMLElement>('input[data-answer]:not([disabled])') ??
    item.querySelector<HTMLElement>('[data-answer][tabindex="0"]');
  if (control === null) return false;
  control.focus();
  if (control instanceof HTMLInputElement) control.select();
  item.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Presses a tool of the item that has the focus; false where there is none. */
export function pressTool(tool: 'note' | 'comment' | 'evidence' | 'help' | 'confirm'): boolean {
  const item = document.activeElement?.closest('[data-item]');
  const button = item?.querySelector<HTMLElement>(`[data-tool="${tool}"]`);
  button?.click();
  return button !== null && button !== undefined;
}

/** Presses a tool of the visit as a whole; false where it is not there. */
export function pressVisitTool(tool: 'evidence' | 'comments'): boolean {
  const button = document.querySelector<HTMLElement>(`[data-visit-tool="${tool}"]`);
  button?.click();
  return button !== null;
}

/** Confirms what the section on the screen has from the last visit; false where there is nothing to confirm. */
export function pressConfirmSection(): boolean {
  const button = document.querySelector<HTMLElement>('[data-section-tool="confirm"]');
  button?.click();
  return button !== null;
}
