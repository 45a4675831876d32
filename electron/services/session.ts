import { basename } from 'node:path';
import { countEnterprises } from '#db/repositories/enterprises.ts';
import { isSample, type Library } from './library.ts';

export type LibraryView = {
  readonly name: string;
  /** Everything in it is invented. */
  readonly sample: boolean;
  readonly enterprises: number;
  readonly deviceName: string;
};

/** What the window shows of the open library. */
export function getLibraryView(library: Library): LibraryView {
  return {
    name: basename(library.file),
    sample: isSample(library),
    enterprises: countEnterprises(library.db),
    deviceName: library.device.name,
  };
}
