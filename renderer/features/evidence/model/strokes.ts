/** A point of a stroke in pixels of the sheet, with how hard the pen was pressed (0 to 1). */
export type Point = { readonly x: number; readonly y: number; readonly pressure: number };
export type Stroke = readonly Point[];

/** The sheet that is kept, in pixels; on the screen it may be drawn smaller. */
export const sheet = { width: 900, height: 300 } as const;

/** Where a pointer is on the sheet, whatever size it has on the screen. */
export function toPoint(
  pointer: { readonly clientX: number; readonly clientY: number; readonly pressure: number },
  shown: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Point {
  return {
    x: ((pointer.clientX - shown.left) / shown.width) * sheet.width,
    y: ((pointer.clientY - shown.top) / shown.height) * sheet.height,
    // A mouse says 0.5 while its button is down; what says nothing draws like a mouse.
    pressure: pointer.pressure > 0 ? pointer.pressure : 0.5,
  };
}

/** Whether there is more than a slip of the pen: a line of some length. */
export function isSignature(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((length, stroke) => length + measure(stroke), 0) >= 40;
}

function measure(stroke: Stroke): number {
  return stroke.reduce((length, point, index) => {
    const before = stroke[index - 1];
    return before === undefined ? length : length + Math.hypot(point.x - before.x, point.y - before.y);
  }, 0);
}
