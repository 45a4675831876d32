/**
 * jsdom lays nothing out: every element gets the size of a small window, and scrolling moves at once. Enough for a
 * virtual list to know which rows it shows.
 */
export function giveElementsSize({ width, height }: { readonly width: number; readonly height: number }): void {
  const define = (name: string, value: number): void => {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  };
  define('offsetWidth', width);
  define('offsetHeight', height);
  define('clientHeight', height);
  // The greatest place that can be scrolled to; a virtual list asks for it before it jumps.
  define('scrollHeight', 10_000_000);
  Element.prototype.scrollTo = function scrollTo(this: Element, target?: ScrollToOptions | number): void {
    this.scrollTop = typeof target === 'object' ? (target.top ?? 0) : 0;
    this.dispatchEvent(new Event('scroll'));
  };
}
