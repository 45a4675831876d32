import { describe, expect, it } from 'vitest';
import { iteratePages } from '#db/paging.ts';
import { getErrorCode } from '../support/error-code.ts';

function read(pages: ReadonlyMap<number, readonly number[]>): readonly number[] {
  return [...iteratePages({ start: 0, fetch: (after) => pages.get(after) ?? [], keyOf: (row: number) => row })];
}

describe('iteratePages', () => {
  it('asks for the next page after the last key until there is none', () => {
    expect(
      read(
        new Map([
          [0, [1, 2]],
          [2, [5]],
          [5, []],
        ]),
      ),
    ).toEqual([1, 2, 5]);
  });

  it('stops where a damaged index leads back', () => {
    expect(
      getErrorCode(() =>
        read(
          new Map([
            [0, [1, 2]],
            [2, [1]],
          ]),
        ),
      ),
    ).toBe('FILE_DAMAGED');
    expect(getErrorCode(() => read(new Map([[0, [1, 1]]])))).toBe('FILE_DAMAGED');
  });

  it('follows the order of the file for texts beyond ASCII', () => {
    const pages = new Map([['', ['\uffff', '\u{10000}']]]);
    expect([
      ...iteratePages({ start: '', fetch: (after) => pages.get(after) ?? [], keyOf: (row: string) => row }),
    ]).toHaveLength(2);
  });
});
