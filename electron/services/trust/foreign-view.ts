import type { ForeignDetails } from './describe-foreign.ts';
import type { ForeignSummary } from './foreign-summary.ts';
import type { ForeignFile } from './inspect-foreign.ts';

export type ForeignSealView = Omit<ForeignSummary['seals'][number], 'seal' | 'device' | 'changed'> & {
  readonly changed: string[];
};

/** What people are told of a checked file: no paths. */
export type ForeignView = {
  /** By which the window names the file. */
  readonly token: string;
  readonly name: string;
  /** To compare over the phone. */
  readonly code: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  /** Begun from the same library as the open one. */
  readonly isSameLibrary: boolean;
  readonly enterprises: number;
  readonly records: number;
  readonly attachments: number;
  readonly missing: number;
  readonly entries: number;
  readonly lastChange: string | null;
  readonly gaps: ForeignDetails['gaps'];
  /** Devices that wrote in the file, as it names them. */
  readonly devices: { readonly name: string; readonly entries: number }[];
  readonly seals: ForeignSealView[];
  readonly problems: { readonly code: string; readonly where: string }[];
};

export type ForeignViewParts = {
  readonly token: string;
  readonly name: string;
  readonly file: ForeignFile;
  readonly details: ForeignDetails;
  /** Of the open library. */
  readonly libraryId: string;
  /** Under which it has accepted keys, by fingerprint. */
  readonly acceptedNames: ReadonlyMap<string, string>;
};

export function toForeignView(parts: ForeignViewParts): ForeignView {
  const { token, name, file, details, libraryId, acceptedNames } = parts;
  const { code, bytes, isEncrypted, summary } = file;
  const { enterprises, records, attachments, entries, lastChange, checkpoints, seals, problems } = summary;
  const names = new Map(details.deviceNames);
  return {
    token,
    name,
    code,
    bytes,
    isEncrypted,
    isSameLibrary: summary.libraryId === libraryId,
    enterprises,
    records,
    attachments,
    missing: details.missing,
    entries,
    lastChange,
    gaps: details.gaps,
    devices: checkpoints.map(({ device, count }) => ({ name: names.get(device) ?? device, entries: count })),
    seals: seals.map(({ seal: _seal, device: _device, changed, deviceName: claimed, ...seal }) => {
      const deviceName = acceptedNames.get(seal.fingerprint ?? '') ?? claimed;
      return { ...seal, deviceName, changed: [...changed] };
    }),
    problems: problems.map((problem) => ({ code: problem.code, where: problem.where })),
  };
}
