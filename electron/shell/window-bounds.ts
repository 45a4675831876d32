import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export const smallestWidth = 1024;
export const smallestHeight = 700;

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
const windowBounds = z.object({ bounds: rectangle, maximized: z.boolean() });

export type Rectangle = z.output<typeof rectangle>;
export type WindowBounds = z.output<typeof windowBounds>;
/** Where a new window goes: without a place it is centred. */
export type Placement = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };

/** The place of the window when it was last closed, if it is known. */
export function findWindowBounds(file: string): WindowBounds | undefined {
  const content = readJsonFile(file);
  return content.kind === 'read' ? windowBounds.safeParse(content.value).data : undefined;
}

/** Remembers the place of the window. A disk that refuses costs nothing but the memory of it. */
export function rememberWindowBounds(file: string, bounds: WindowBounds): void {
  try {
    writeJsonFile(file, bounds);
  } catch {
    // The window opens in the middle next time.
  }
}

/**
 * Places the window where it was, if that is still on a screen: a second monitor may be gone. The title bar must be
 * within reach.
 */
export function placeWindow(known: WindowBounds | undefined, workAreas: readonly Rectangle[]): Placement {
  const width = Math.max(known?.bounds.width ?? 1440, smallestWidth);
  const height = Math.max(known?.bounds.height ?? 900, smallestHeight);
  if (known === undefined) return { width, height };
  const { x, y } = known.bounds;
  const visible = workAreas.some((area) => titleBarWithin({ x, y, width, height }, area));
  return visible ? { width, height, x, y } : { width, height };
}

function titleBarWithin(bounds: Rectangle, area: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return overlap >= 100 && bounds.y >= area.y - 8 && bounds.y <= area.y + area.height - 40;
}
