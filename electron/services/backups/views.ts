import type { ErrorCode } from '#domain/error.ts';
import type { LibrarySummary } from './describe-library.ts';
import type { Backup } from './list-backups.ts';

/** What a backup or the open library holds, as the window shows it. */
export type HoldingsView = Pick<LibrarySummary, 'enterprises' | 'visits' | 'lastChange'>;

export type BackupView = {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly bytes: number;
  /** Null where the file is not sound. */
  readonly holds: HoldingsView | null;
  /** What is wrong with the file; null where it is sound. */
  readonly problem: ErrorCode | null;
};

export function toBackupView({ name, madeAt, bytes, inspection }: Backup): BackupView {
  const isSound = inspection.state === 'sound';
  return {
    name,
    madeAt,
    bytes,
    holds: isSound ? toHoldings(inspection.summary) : null,
    problem: isSound ? null : inspection.code,
  };
}

export function toHoldings({ enterprises, visits, lastChange }: HoldingsView): HoldingsView {
  return { enterprises, visits, lastChange };
}
