import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { mostTicked } from '#domain/list-shows.ts';
import { pageSize } from './list-types.ts';
import { type EnterprisePages, toPageQuery } from './use-enterprise-pages.ts';
import type { LibraryView } from './use-library-view.ts';

export type Ticks = {
  readonly ids: ReadonlySet<string>;
  /** Ticks the row at a place, or takes its tick back; the next `extendTo` begins there. */
  readonly toggle: (index: number) => void;
  /** Ticks all rows from the last one that was ticked or chosen by hand to this place. */
  readonly extendTo: (index: number, from: number) => void;
  readonly clear: () => void;
};

/** Rows of the list that are ticked, at most `mostTicked`. They stay ticked while others are listed. */
export function useTicks({ filter, ticked, setTicked }: LibraryView, pages: EnterprisePages): Ticks {
  const client = useQueryClient();
  const anchor = useRef<number | undefined>(undefined);
  return {
    ids: ticked,
    toggle: (index) => {
      const id = pages.settled ? pages.rowAt(index)?.enterpriseId : undefined;
      if (id === undefined) return;
      anchor.current = index;
      setTicked((before) => (before.has(id) ? without(before, id) : withAll(before, [id])));
    },
    extendTo: (index, from) => {
      const start = anchor.current ?? Math.max(0, from);
      anchor.current = start;
      const [first, last] = [Math.min(start, index), Math.max(start, index)];
      void listIds(first, Math.min(last, first + mostTicked - 1)).then((ids) =>
        setTicked((before) => withAll(before, ids)),
      );
    },
    clear: () => {
      anchor.current = undefined;
      setTicked(() => new Set());
    },
  };

  /** Also of rows that were never on the screen. */
  async function listIds(first: number, last: number): Promise<readonly string[]> {
    const numbers = toPageNumbers(first, last);
    const found = await Promise.all(numbers.map((number) => client.fetchQuery(toPageQuery(filter, number))));
    const ids = found.flatMap(({ rows }) => rows.map(({ enterpriseId }) => enterpriseId));
    const skipped = (numbers[0] ?? 0) * pageSize;
    return ids.slice(first - skipped, last + 1 - skipped);
  }
}

function toPageNumbers(first: number, last: number): readonly number[] {
  const [from, to] = [first, last].map((index) => Math.floor(index / pageSize));
  return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, offset) => (from ?? 0) + offset);
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id));
}

function withAll(ids: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return new Set([...new Set([...ids, ...more])].slice(0, mostTicked));
}
