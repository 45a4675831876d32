import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { listHandOvers } from '#services/handover/hand-over.ts';
import type { HandOver } from '#services/handover/hand-over.ts';
import type { PartialChoice } from '#services/handover/partial-copy.ts';
import { takeReceipt } from '#services/handover/receipt.ts';
import { acceptDevice, listDevices } from '#services/trust/devices.ts';
import type { HandlerContext } from '../context.ts';
import type { Response } from '../contract.ts';
import type { Handlers } from '../router.ts';
import type { handOverContract } from '../schemas/hand-over.ts';
import { pathless } from './pathless.ts';

/** Handing the library over, receipts of those who got it, and the devices whose seals are believed. */
export function createHandOverHandlers(context: HandlerContext): Pick<Handlers, keyof typeof handOverContract> {
  const { library, handOvers, foreign, merging, overview } = context;
  return {
    getBeforeHandOver: () => overview.describeBeforeHandOver(),
    handOver: ({ passphrase }) => runHandOver(handOvers, { passphrase }),
    getHandOverProgress: () => ({ stage: handOvers.getStage() ?? 'idle' }),
    cancelHandOver: async () => {
      await handOvers.cancel();
      return null;
    },
    listHandOvers: async () => {
      return listHandOvers(await library).map(({ seal: id, sha256: _sha256, ...row }) => ({ id, ...row }));
    },
    takeReceipt: async () => {
      const file = await handOvers.chooseReceipt();
      if (file === null) return null;
      const opened = await library;
      const { seal: _seal, sha256: _sha256, ...receipt } = await pathless(() => takeReceipt(opened, file));
      return receipt;
    },
    listKnownDevices: async () => {
      const opened = await library;
      const own = { name: opened.device.name, fingerprint: await handOvers.getOwnFingerprint() };
      return { own, devices: listDevices(opened).map(toDevice) };
    },
    acceptDevice: async ({ fingerprint, name, token }) => {
      const others = token === undefined ? [] : (merging.findSealers(token) ?? foreign.listSealers(token));
      return toDevice(acceptDevice(await library, { fingerprint, name }, others));
    },
  };
}

type Wanted = {
  readonly passphrase: string | null;
  /** Absent: the whole library. */
  readonly only?: PartialChoice;
  /** Whose name the file gets; absent: nobody's. */
  readonly forWhom?: string;
};

/** Asks where the file is to lie and makes it there. @throws AppError as `handOver` of the desk, without a path. */
export async function runHandOver(
  handOvers: HandlerContext['handOvers'],
  { passphrase, only, forWhom }: Wanted,
): Promise<Response<'handOver'>> {
  const isEncrypted = passphrase !== null;
  const out = await handOvers.chooseTarget({ isEncrypted, ...(forWhom === undefined ? {} : { forWhom }) });
  if (out === null) return { state: 'cancelled' };
  const options = { ...(isEncrypted ? { passphrase } : {}), ...(only === undefined ? {} : { only }) };
  try {
    return toOutcome(await handOvers.handOver({ out, ...options }));
  } catch (error) {
    if (error instanceof AppError && error.details['cancelled'] === true) return { state: 'cancelled' };
    return pathless(() => Promise.reject(error));
  }
}

function toOutcome({ out, records, attachments, code, sealedBy, missing }: HandOver): Response<'handOver'> {
  const bytes = statSync(out).size;
  const known = { name: basename(out), records, attachments, bytes, code, sealedBy };
  return { state: 'done', ...known, missing: missing.length };
}

function toDevice({ fingerprint, name, acceptedAt, isSelf }: Response<'acceptDevice'>): Response<'acceptDevice'> {
  return { fingerprint, name, acceptedAt, isSelf };
}
