import { useEffect, useState } from 'react';
import { request } from '#renderer/api.ts';
import type { DuplicatePair, ScanPart } from './types.ts';

export type Scan = {
  readonly pairs: readonly DuplicatePair[];
  readonly done: number;
  /** 0 until it is known. */
  readonly total: number;
  readonly isRunning: boolean;
  readonly error: Error | undefined;
};

const start: Scan = { pairs: [], done: 0, total: 0, isRunning: true, error: undefined };

/** Looks through the library part by part as long as the component is there. */
export function useScan(): Scan {
  const [scan, setScan] = useState(start);
  useEffect(() => {
    const stop = { isWanted: false };
    void run(setScan, stop);
    return () => {
      stop.isWanted = true;
    };
  }, []);
  return scan;
}

type SetScan = (change: (scan: Scan) => Scan) => void;

async function run(setScan: SetScan, stop: { readonly isWanted: boolean }): Promise<void> {
  setScan(() => start);
  try {
    for (let from: number | null = 0; from !== null && !stop.isWanted;) {
      const part: ScanPart = await request('scanDuplicates', { from });
      const { pairs, done, total, next } = part;
      if (stop.isWanted) return;
      setScan((scan) => ({ ...scan, pairs: [...scan.pairs, ...pairs], done, total, isRunning: next !== null }));
      from = next;
    }
  } catch (error) {
    if (!stop.isWanted)
      setScan((scan) => ({
        ...scan,
        isRunning: false,
        error: error instanceof Error ? error : new Error(String(error)),
      }));
  }
}
