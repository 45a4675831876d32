import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWindowBounds, placeWindow, rememberWindowBounds } from '../../electron/shell/window-bounds.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const known = { bounds: { x: 100, y: 50, width: 1300, height: 800 }, maximized: false };

describe('placeWindow', () => {
  it('puts the window where it was', () => {
    expect(placeWindow(known, [screen])).toEqual(known.bounds);
  });

  it('centres a window that was never placed', () => {
    expect(placeWindow(undefined, [screen])).toEqual({ width: 1440, height: 900 });
  });

  it('centres a window whose screen is gone', () => {
    const away = { ...known, bounds: { ...known.bounds, x: 2500 } };
    expect(placeWindow(away, [screen])).toEqual({ width: 1300, height: 800 });
    expect(placeWindow(away, [screen, { ...screen, x: 1920 }])).toEqual(away.bounds);
  });

  it('centres a window whose title bar would be out of reach', () => {
    expect(placeWindow({ ...known, bounds: { ...known.bounds, y: -400 } }, [screen])).not.toHaveProperty('y');
  });

  it('never goes below the smallest size', () => {
    const tiny = { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: false };
    expect(placeWindow(tiny, [screen])).toMatchObject({ width: 1024, height: 700 });
  });
});

describe('findWindowBounds', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bounds-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what was remembered', () => {
    const file = join(folder, 'window.json');
    expect(findWindowBounds(file)).toBeUndefined();
    rememberWindowBounds(file, known);
    expect(findWindowBounds(file)).toEqual(known);
  });

  it('takes damaged bounds as none', () => {
    const file = join(folder, 'window.json');
    writeFileSync(file, '{"bounds":{"x":"left"}}');
    expect(findWindowBounds(file)).toBeUndefined();
  });

  it('does not fail when they cannot be stored', () => {
    expect(() => rememberWindowBounds(join(folder, 'none', 'window.json'), known)).not.toThrow();
  });
});
