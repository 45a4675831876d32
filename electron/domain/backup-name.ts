import { toInstant } from './clock.ts';

/** What a backup's file name says. */
export type BackupName = {
  /** File name of the library. */
  readonly library: string;
  /** `user_version` of the file. */
  readonly version: number;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
};

/** `library.unidb-v10-2026-11-22T09-38-16-123Z.bak`: sorts by time, and is no name that any system refuses. */
export function toBackupName({ library, version, at }: BackupName): string {
  return `${library}-v${version}-${toInstant(at).replaceAll(/[:.]/g, '-')}.bak`;
}

/** The parts of a backup's name; undefined for any other file. */
export function parseBackupName(name: string): BackupName | undefined {
  const match = /^(.+)-v(\d{1,9})-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.bak$/s.exec(name);
  if (match === null) return undefined;
  const [, library = '', version, hour, minute, second, millisecond] = match;
  const at = Date.parse(`${hour}:${minute}:${second}.${millisecond}Z`);
  return Number.isNaN(at) ? undefined : { library, version: Number(version), at };
}
