import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { channels } from '#ipc/channels.ts';
import { readingChannels, toReadOnly } from '#ipc/read-only.ts';
import type { Handlers } from '#ipc/router.ts';
import { countUncounted, keepCounts } from '#services/recount.ts';
import { addAbsentPhoto, makeFilledLibrary, makeOutPath } from '../services/handover/support/hand-over.ts';
import { makeLibrary } from '../support/test-library.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

it('hands over, is acknowledged, and takes the receipt, without a path ever reaching the window', async () => {
  const { library, visits } = makeFilledLibrary();
  if (visits[0] !== undefined) addAbsentPhoto(library, visits[0]);
  for (const counted of countUncounted(library)) keepCounts(library, counted);
  const [out, receipt] = [makeOutPath('交接.unidb'), makeOutPath('回执.json')];
  const a = openDesk({ handlers: createLibraryHandlers(library, { handOverTarget: out, receipt }) });
  const choices = { foreignFile: out, receiptTarget: receipt };
  const b = openDesk({ handlers: createLibraryHandlers(makeLibrary(), choices) });

  expect(await a.ask('getBeforeHandOver')).toMatchObject({
    ok: true,
    value: { visits: { draft: 3 }, unanswered: { visits: 3 }, missing: 1, conflicts: 0 },
  });
  const made = await a.ask('handOver', { passphrase: null });
  expect(made).toMatchObject({ ok: true, value: { state: 'done', name: '交接.unidb', records: 3, missing: 1 } });
  const { code, sealedBy } = (made as { readonly value: Readonly<Record<string, string>> }).value;
  expect(await a.ask('listKnownDevices')).toMatchObject({ value: { own: { fingerprint: sealedBy } } });

  const chosen = (await b.ask('chooseForeignFile')) as { readonly value: { readonly token: string } };
  const { token } = chosen.value;
  const seals = [{ fingerprint: sealedBy, state: 'unknown_device' }];
  expect(await b.ask('inspectForeignFile', { token })).toMatchObject({ ok: true, value: { code, records: 3, seals } });
  expect(await b.ask('saveReceipt', { token })).toEqual({ ok: true, value: { name: '回执.json' } });
  expect(await b.ask('acceptDevice', { token, fingerprint: sealedBy, name: '小李' })).toMatchObject({ ok: true });
  expect(await b.ask('closeForeignFile')).toEqual({ ok: true, value: null });
  expect(await b.ask('saveReceipt', { token })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });

  expect(await a.ask('takeReceipt')).toMatchObject({ ok: true, value: { fileName: '交接.unidb', code, known: false } });
  expect(await a.ask('listHandOvers')).toMatchObject({ value: [{ code, receivedAt: expect.any(String) }] });
  const again = await a.ask('handOver', { passphrase: null });
  expect(again).toMatchObject({ ok: false, error: { code: 'FILE_EXISTS', details: {} } });
  expect(JSON.stringify(again)).not.toContain(out);
});

it('does nothing where no place was chosen', async () => {
  const { library } = makeFilledLibrary(1);
  const desk = openDesk({ handlers: createLibraryHandlers(library) });
  expect(await desk.ask('handOver', { passphrase: null })).toEqual({ ok: true, value: { state: 'cancelled' } });
  expect(await desk.ask('takeReceipt')).toEqual({ ok: true, value: null });
  expect(await desk.ask('chooseForeignFile')).toEqual({ ok: true, value: null });
  expect(await desk.ask('listHandOvers')).toEqual({ ok: true, value: [] });
});

it('opens with the passphrase that it was given, and says by code that it needs one', async () => {
  const { library } = makeFilledLibrary(1);
  const out = makeOutPath('交接.age');
  const desk = openDesk({ handlers: createLibraryHandlers(library, { handOverTarget: out }) });
  expect(await desk.ask('handOver', { passphrase: '口令' })).toMatchObject({ value: { state: 'done' } });
  expect(existsSync(out)).toBe(true);
  const other = openDesk({ handlers: createLibraryHandlers(makeLibrary(), { foreignFile: out }) });
  const { value } = (await other.ask('chooseForeignFile')) as { readonly value: { readonly token: string } };
  const refused = await other.ask('inspectForeignFile', { token: value.token });
  expect(refused).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_NEEDED', details: {} } });
  const opened = await other.ask('inspectForeignFile', { token: value.token, passphrase: '口令' });
  expect(opened).toMatchObject({ value: { isEncrypted: true } });
});

it('refuses everything that writes while a file from somebody else is looked through', () => {
  const answering = Object.fromEntries(channels.map((channel) => [channel, () => channel])) as unknown as Handlers;
  const handlers = toReadOnly(answering) as unknown as Readonly<Record<string, () => unknown>>;
  const refused = channels.filter((channel) => {
    try {
      return handlers[channel]?.() !== channel;
    } catch (error) {
      expect(error).toMatchObject({ code: 'STORAGE_READ_ONLY' });
      return true;
    }
  });
  expect(refused).toEqual(channels.filter((channel) => !readingChannels.includes(channel)));
  for (const channel of ['saveAnswers', 'completeVisit', 'removeEvidence', 'mergeEnterprises', 'handOver', 'runImport'])
    expect(refused).toContain(channel);
});
