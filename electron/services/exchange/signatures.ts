import type { Db } from '#db/connection.ts';
import { findChainHead } from '#db/repositories/changes.ts';
import { listDeviceKeys } from '#db/repositories/device-keys.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { toFindHash } from '#services/trust/checkpoints.ts';
import { listAcceptedKeys } from '#services/trust/devices.ts';
import { checkAnySeal } from '#services/trust/seals.ts';
import type { CheckedSeal } from '#services/trust/seals.ts';
import { compareChain } from '#sync/checkpoint.ts';
import type { FindHash } from '#sync/checkpoint.ts';
import type { AnySeal } from '#sync/seal.ts';
import type { FoundSeal } from './scan-folder.ts';
import { countOwn } from './seal-file.ts';

/**
 * What stands behind the entries of a device. `broken`: a seal in its place bears no right signature of its; `changed`:
 * it signed other entries than those that are here; `unsigned`: not all of them are under its signature; `relayed`: the
 * same, but a device that was accepted signed that it passed them on; `unknown_device`: all are signed, by a key that
 * nobody here has accepted; `intact`: all are signed, by one that was accepted.
 */
export type SignatureState = 'intact' | 'unknown_device' | 'relayed' | 'unsigned' | 'changed' | 'broken';

export type DeviceSignature = {
  readonly device: string;
  /** What it was accepted as, else what it calls itself; empty where it is not known. */
  readonly name: string;
  readonly state: SignatureState;
  /** Of the key that reaches furthest of those that the state is about; null where there is none. */
  readonly fingerprint: string | null;
  /** Its entries here, and how many of them are under a signature of its, by any key. */
  readonly entries: number;
  readonly signed: number;
  /** A key of it was seen before, or now: it signs, so what it has not signed is worth a question. */
  readonly expected: boolean;
};

/** A seal of the folder whose signature is right. */
export type ArrivedSeal = CheckedSeal<AnySeal> & { readonly found: FoundSeal };

type Arrived = { readonly right: readonly ArrivedSeal[]; readonly broken: ReadonlySet<string> };

type Known = {
  readonly findHash: FindHash;
  readonly accepted: ReadonlySet<string>;
  readonly keyed: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  readonly seals: readonly CheckedSeal<AnySeal>[];
};

/** Says of each of the devices what stands behind its entries, by what lies in the folder and what the library holds. */
export function describeSignatures(db: Db, devices: readonly string[], arrived: Arrived): readonly DeviceSignature[] {
  const keys = listDeviceKeys(db);
  const stored = listSeals(db).flatMap((row) => checkAnySeal(row) ?? []);
  const known: Known = {
    findHash: toFindHash(db),
    accepted: new Set(listAcceptedKeys(db)),
    keyed: new Set(keys.map(({ device }) => device)),
    names: new Map([
      ...listDeviceNames(db),
      ...keys.flatMap(({ device, name, acceptedAt }) => (acceptedAt === null ? [] : [[device, name] as const])),
    ]),
    seals: [...stored, ...arrived.right],
  };
  const found = devices.map((device) => {
    const entries = findChainHead(db, device)?.seq ?? 0;
    return describe({ device, entries, isBroken: arrived.broken.has(device) }, known);
  });
  // Of a device with nothing here yet, and no signature, there is nothing to say.
  return found.filter(({ entries, state }) => entries > 0 || state !== 'unsigned');
}

type Subject = Chain & { readonly isBroken: boolean };

function describe({ device, entries, isBroken }: Subject, known: Known): DeviceSignature {
  const own = known.seals.filter(({ seal }) => seal.device === device);
  const forked = own.filter((one) => isForked(one, known.findHash));
  const holding = own
    .filter(({ seal }) => holdsFor(device, seal, known.findHash))
    .toSorted((a, b) => countOwn(b.seal) - countOwn(a.seal));
  const accepted = holding.filter(({ publicKey }) => known.accepted.has(publicKey));
  const sound = judgeSound({ device, entries }, { holding, accepted, known });
  const state = isBroken ? 'broken' : forked.length > 0 ? 'changed' : sound;
  const shown = state === 'changed' ? forked[0] : state === 'unknown_device' ? holding[0] : (accepted[0] ?? holding[0]);
  return {
    device,
    name: known.names.get(device) ?? '',
    state,
    fingerprint: shown?.fingerprint ?? null,
    entries,
    signed: Math.min(reachOf(holding), entries),
    expected: known.keyed.has(device) || own.length > 0,
  };
}

type Chain = { readonly device: string; readonly entries: number };
type Holding = {
  readonly holding: readonly CheckedSeal<AnySeal>[];
  readonly accepted: readonly CheckedSeal<AnySeal>[];
  readonly known: Known;
};

function judgeSound(chain: Chain, { holding, accepted, known }: Holding): SignatureState {
  if (accepted.length > 0 && reachOf(accepted) >= chain.entries) return 'intact';
  if (holding.length > 0 && reachOf(holding) >= chain.entries) return 'unknown_device';
  return isRelayed(chain, known) ? 'relayed' : 'unsigned';
}

/** Says whether a device that was accepted vouches for having had all these entries of another one. */
function isRelayed({ device, entries }: Chain, known: Known): boolean {
  return known.seals.some(({ seal, publicKey }) => {
    if (!known.accepted.has(publicKey)) return false;
    const passed = seal.checkpoints.find((checkpoint) => checkpoint.device === device);
    return passed !== undefined && passed.count >= entries && compareChain(passed, known.findHash) === 'extends';
  });
}

/** Of the device's own chain: what it says of others' is what it passed on. */
function holdsFor(device: string, { checkpoints }: AnySeal, findHash: FindHash): boolean {
  const own = checkpoints.find((checkpoint) => checkpoint.device === device);
  return own === undefined || compareChain(own, findHash) === 'extends';
}

function isForked({ seal }: CheckedSeal<AnySeal>, findHash: FindHash): boolean {
  return seal.checkpoints.some((checkpoint) => compareChain(checkpoint, findHash) === 'forked');
}

function reachOf([first]: readonly CheckedSeal<AnySeal>[]): number {
  return first === undefined ? 0 : countOwn(first.seal);
}
