import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import type { Library } from '#services/library.ts';
import { describeOutcome } from '#services/merge/merge-files.ts';
import type { MergedFiles } from '#services/merge/merge-files.ts';
import { withoutPause } from '#services/merge/slices.ts';
import type { Pause } from '#services/merge/slices.ts';
import type { Stop } from '#sync/union.ts';
import { receiveAttachments, sendAttachments } from './exchange-attachments.ts';
import { readSeals, takeExchangeSeals, writeSeals } from './exchange-seals.ts';
import type { RefusedSeal } from './exchange-seals.ts';
import { lookAt, receive } from './receive.ts';
import type { LookedAt, Received, RefusedBundle } from './receive.ts';
import { scanFolder } from './scan-folder.ts';
import type { FoundFiles } from './scan-folder.ts';
import { send } from './send.ts';
import { describeSignatures } from './signatures.ts';
import type { DeviceSignature } from './signatures.ts';
import { assertStillThere, openPlace, removeLeftOvers } from './write-file.ts';
import type { Place } from './write-file.ts';

export type SyncOutcome = Omit<MergedFiles, 'files'> & Exchange;

/** What went to and fro, without a word on the library as a whole. */
export type Exchange = {
  /** Entries of the log: written to the folder, and new here. */
  readonly sent: number;
  readonly received: number;
  readonly attachments: { readonly sent: number; readonly received: number; readonly altered: readonly string[] };
  /** Where a chain cannot be followed yet: something before has not arrived. A normal state. */
  readonly held: readonly Stop[];
  /** Files that are called like ours and were left alone. */
  readonly refused: readonly (RefusedBundle | RefusedSeal)[];
  /** What stands behind the entries of every other device whose files lie in the folder. Keeps nothing out. */
  readonly signatures: readonly DeviceSignature[];
};

export type SyncRequest = {
  readonly folder: string;
  /** This device's; absent: what it writes is not signed. */
  readonly key?: KeyObject;
  /** Runs before the first entry is taken in. */
  readonly beforeWrite?: () => void | Promise<void>;
  readonly pause?: Pause;
};

/**
 * Exchanges with the other devices through a folder: takes in what is new there, then writes what is missing there. The
 * order and the number of exchanges do not matter, and nothing is concluded from what is not there.
 * @throws AppError NOT_FOUND (the folder), HISTORY_FORKED (nothing is written then), LIBRARY_IN_USE, STORAGE_* (also where
 * the folder goes away meanwhile; what was received until then stays, and no file is half written).
 */
export async function syncFolder(library: Library, request: SyncRequest): Promise<SyncOutcome> {
  const exchanged = await exchangeFolder(library, request);
  return { ...exchanged, ...describeOutcome(library) };
}

/** As `syncFolder`, for programs in which somebody waits: it never works long without a pause. */
export async function exchangeFolder(library: Library, request: SyncRequest): Promise<Exchange> {
  const { folder, pause = withoutPause } = request;
  const place = openPlace(folder);
  const found = await scanFolder(folder, pause);
  const { looked, received } = await takeIn(library, { ...request, pause, place }, found);
  const seals = await readSeals(library, found.seals, pause);
  takeExchangeSeals(library, seals.right);
  removeLeftOvers(join(folder, library.device.id), library.device.id);
  const fetched = await receiveAttachments(library, { place, pause });
  assertStillThere(place);
  const sent = await send(library, { place, held: looked.sound, pause });
  if (request.key !== undefined) writeSeals(library, { place, seals: found.seals, key: request.key });
  const given = await sendAttachments(library, { place, pause });
  return {
    sent,
    received: received.entries,
    attachments: { sent: given.count, received: fetched.count, altered: [...fetched.altered, ...given.altered] },
    held: received.held,
    refused: [...looked.refused, ...seals.refused],
    signatures: describeSignatures(library.db, listOthers(library, found), seals),
  };
}

function listOthers({ device }: Library, { bundles, seals }: FoundFiles): readonly string[] {
  const devices = new Set([...bundles, ...seals].map((found) => found.device));
  devices.delete(device.id);
  return [...devices].toSorted();
}

type TakenIn = { readonly looked: LookedAt; readonly received: Received };

async function takeIn(
  library: Library,
  { pause, place, beforeWrite }: SyncRequest & { readonly pause: Pause; readonly place: Place },
  found: FoundFiles,
): Promise<TakenIn> {
  const workFolder = withStorageErrors(() => mkdtempSync(join(tmpdir(), 'union-inspector-')));
  try {
    const looked = await lookAt(library, found.bundles, { workFolder, pause });
    // What could not be read because the folder went away says nothing of the files.
    assertStillThere(place);
    if (looked.fresh.length > 0) await beforeWrite?.();
    const received = await receive(library, looked, pause);
    if (received === undefined) throw new AppError('INTERNAL', 'The exchange was stopped');
    return { looked, received };
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}
