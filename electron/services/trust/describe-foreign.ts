import type { DeviceKeyRow } from '#db/repositories/device-keys.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { listMissingAttachments } from '#db/repositories/referred-attachments.ts';
import type { Severity } from '#rules/types.ts';
import { closeLibrary, openLibrary } from '../library.ts';
import { summarizeVerdicts } from '../verdict-summary.ts';
import type { VerdictSummary } from '../verdict-summary.ts';
import { listSealers } from './devices.ts';

/** What is told of a checked file besides what the check itself found. */
export type ForeignDetails = {
  /** Gaps over the latest visit of every enterprise, by the rules of this program. */
  readonly gaps: Readonly<Record<Severity, number>>;
  /** Contents that something shown refers to and whose bytes are not there. */
  readonly missing: number;
  /** What the file calls the devices, by id. */
  readonly deviceNames: readonly (readonly [device: string, name: string])[];
  /** The keys of its right seals. */
  readonly sealers: readonly DeviceKeyRow[];
};

/** Reads the private copy of a checked file. Takes as long as the file is big. @throws AppError FILE_*, STORAGE_*. */
export function describeForeign(file: string): ForeignDetails {
  const library = openLibrary({ file, access: 'read' });
  try {
    return {
      gaps: toGaps(summarizeVerdicts(library)),
      missing: listMissingAttachments(library.db).length,
      deviceNames: [...listDeviceNames(library.db)],
      sealers: listSealers(library.db),
    };
  } finally {
    closeLibrary(library);
  }
}

function toGaps({ rules }: VerdictSummary): ForeignDetails['gaps'] {
  const count = (wanted: Severity): number =>
    rules.reduce((sum, { severity, counts }) => sum + (severity === wanted ? counts.gap : 0), 0);
  return {
    critical: count('critical'),
    major: count('major'),
    minor: count('minor'),
    advisory: count('advisory'),
  };
}
