import type { Page } from 'playwright-core';

/**
 * What does not fit on the screen: panes that would have to be scrolled sideways, buttons whose text is cut off, and
 * controls that reach beyond the window. Empty where everything fits.
 */
export async function listMisfits(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const describe = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 40)}”`;
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    const panes = [
      document.documentElement,
      ...document.querySelectorAll('main, main > *, [data-pane], header, [role="dialog"], .list, .table-pane'),
    ];
    const wide = panes.filter((pane) => isShown(pane) && pane.scrollWidth > pane.clientWidth + 1);
    const buttons = [...document.querySelectorAll('button, [role="radio"], label, th')].filter(isShown);
    const clipped = buttons.filter(
      (button) => button.scrollWidth > button.clientWidth + 1 && getComputedStyle(button).display !== 'inline',
    );
    const outside = buttons.filter((button) => button.getBoundingClientRect().right > innerWidth + 1);
    return [
      ...wide.map((pane) => `scrolls sideways: ${describe(pane)} (${pane.scrollWidth} > ${pane.clientWidth})`),
      ...clipped.map((button) => `cut off: ${describe(button)} (${button.scrollWidth} > ${button.clientWidth})`),
      ...outside.map((button) => `outside the window: ${describe(button)}`),
    ];
  });
}
