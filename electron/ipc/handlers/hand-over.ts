import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { listHandOvers } from '#services/handover/hand-over.ts';
import type { HandOver } from '#services/handover/hand-over.ts';
import { takeReceipt } from '#services/handover/receipt.ts';
import { acceptDevice, listDevices } from '#services/trust/devices.ts';
import type { HandlerContext } from '../context.ts';
import type { Response } from '../contract.ts';
import type { Handlers } from '../router.ts';
import type { handOverContract } from '../schemas/hand-over.ts';
import { pathless } from './pathless.ts';

/** Handing the library over, receipts of those who got it, and the devices whose seals are believed. */
export function createHandOverHandlers(context: HandlerContext): Pick<Handlers, keyof typeof handOverContract> {
  const { library, handOvers, foreign, overview } = context;
  return {
    getBeforeHandOver: () => overview.describeBeforeHandOver(),
    handOver: async ({ passphrase }) => {
      const out = await handOvers.chooseTarget({ isEncrypted: passphrase !== null });
      if (out === null) return { state: 'cancelled' };
      try {
        return toOutcome(await handOvers.handOver({ out, ...(passphrase === null ? {} : { passphrase }) }));
      } catch (error) {
        if (error instanceof AppError && error.details['cancelled'] === true) return { state: 'cancelled' };
        return pathless(() => Promise.reject(error));
      }
    },
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
      const others = token === undefined ? [] : foreign.listSealers(token);
      return toDevice(acceptDevice(await library, { fingerprint, name }, others));
    },
  };
}

function toOutcome({ out, records, attachments, code, sealedBy, missing }: HandOver): Response<'handOver'> {
  const bytes = statSync(out).size;
  const known = { name: basename(out), records, attachments, bytes, code, sealedBy };
  return { state: 'done', ...known, missing: missing.length };
}

function toDevice({ fingerprint, name, acceptedAt, isSelf }: Response<'acceptDevice'>): Response<'acceptDevice'> {
  return { fingerprint, name, acceptedAt, isSelf };
}
