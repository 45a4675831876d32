import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { evidence } from '#renderer/i18n/messages/evidence.ts';
import { runCommand } from './support/command-line.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, openFirstVisit } from './support/steps.ts';

const words = evidence['zh-Hans'];

/** A PNG of one colour, small as a file whatever its size in pixels; without a colour of noise, as large as a photo. */
function makePng(width: number, height: number, colour?: number): Buffer {
  const makeRow = (): Buffer => {
    const row = colour === undefined ? randomBytes(1 + width * 3) : Buffer.alloc(1 + width * 3, colour);
    row[0] = 0;
    return row;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, makeRow)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([signature, makeChunk('IHDR', header), makeChunk('IDAT', pixels), makeChunk('IEND')]);
}

function makeChunk(type: string, data = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

type Dropped = { readonly name: string; readonly bytes: Buffer; readonly event: 'drop' | 'paste' };

/** A JPEG of 400 × 200 whose EXIF says that it is to be turned: what a phone that is held upright writes. */
function makeTurnedJpeg(window: Page): Promise<string> {
  return window.evaluate(async () => {
    const canvas = new OffscreenCanvas(400, 200);
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 400, 200);
    const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    const orientation = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...orientation];
    const turned = [...plain.subarray(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...plain.subarray(2)];
    return btoa(String.fromCharCode(...turned));
  });
}

/** What the system does when files are dropped or pasted: an event with the files, and no path. */
async function hand(target: Locator, { name, bytes, event }: Dropped): Promise<void> {
  await target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([content], given.name));
      const init = { bubbles: true, cancelable: true };
      if (given.event === 'drop') element.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }));
      else element.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
    },
    { name, event, base64: bytes.toString('base64') },
  );
}

async function isDrawn(picture: Locator): Promise<boolean> {
  return picture.evaluate(
    (element) => element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0,
  );
}

async function waitUntilDrawn({ window }: Program, picture: Locator): Promise<void> {
  await picture.waitFor();
  for (let round = 0; round < 50 && !(await isDrawn(picture)); round += 1) await window.waitForTimeout(100);
  expect(await isDrawn(picture)).toBe(true);
}

it('takes photos by drop, paste and dialog, shows them, and refuses what is too large', async () => {
  const program = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  const { window } = program;
  await openFirstVisit(window);
  const item = window.locator('[data-item="employees_total"]');
  await hand(item, { name: '大门.png', bytes: makePng(2800, 600), event: 'drop' });
  await waitUntilDrawn(program, item.locator('.item-evidence img').first());
  await hand(item.locator('input').first(), { name: 'image.png', bytes: makePng(300, 200, 40), event: 'paste' });
  await item.locator('.item-evidence li').nth(1).waitFor();
  const file = join(makeTemporaryFolder(), '名册.txt');
  writeFileSync(file, '张三\n李四\n');
  const chooser = window.waitForEvent('filechooser');
  await item.locator('input').first().focus();
  await window.keyboard.press('F4');
  await (await chooser).setFiles(file);
  await item.getByRole('button', { name: words.open.replace('{{name}}', '名册.txt') }).waitFor();
  await program.screenshot('evidence-item');

  await hand(item, { name: '全景.png', bytes: makePng(30_000, 4, 9), event: 'drop' });
  await window.getByText('EVIDENCE_PICTURE_TOO_LARGE').waitFor();
  await hand(item, { name: '假.jpg', bytes: Buffer.from('<svg onload="alert(1)"/>'), event: 'drop' });
  await window.getByText('EVIDENCE_NOT_A_PICTURE').waitFor();
  await program.screenshot('evidence-refused');
  await window.getByRole('button', { name: words.dismiss }).first().click();
  await window.getByRole('button', { name: words.dismiss }).first().click();

  await window.keyboard.press('Shift+F4');
  await window.getByRole('article', { name: '大门.png' }).waitFor();
  await program.screenshot('evidence-gallery');
  await window
    .getByRole('button', { name: words.open.replace('{{name}}', '大门.png') })
    .last()
    .click();
  const large = window.locator('.large-view > img');
  await waitUntilDrawn(program, large);
  // Made smaller by the setting, so the original's 2,800 pixels are not kept.
  expect(await large.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(2560);
  await program.screenshot('evidence-large');
  await window.keyboard.press('ArrowRight');
  await window.getByText(words.place.replace('{{n}}', '2').replace('{{of}}', '3')).waitFor();
  await window.keyboard.press('Escape');
  await window.locator('.large-view').waitFor({ state: 'detached' });
  expect(program.pageErrors).toEqual([]);
  await program.quit();
  expect(runCommand('verify', program.library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
  expect(JSON.stringify(runCommand('dump', program.library))).toContain('名册.txt');
});

it('shows a photo upright as its EXIF says', async () => {
  const program = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  const { window } = program;
  await openFirstVisit(window);
  const item = window.locator('[data-item="employees_total"]');
  const bytes = Buffer.from(await makeTurnedJpeg(window), 'base64');
  await hand(item, { name: '竖拍.jpg', bytes, event: 'drop' });
  const small = item.locator('.item-evidence img').first();
  await waitUntilDrawn(program, small);
  const size = await small.evaluate((element) =>
    element instanceof HTMLImageElement ? [element.naturalWidth, element.naturalHeight] : [],
  );
  expect(size).toEqual([128, 256]);
  expect(program.pageErrors).toEqual([]);
});

it('takes a drawn signature, which is shown in the completion of the visit', async () => {
  const program = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  const { window } = program;
  await openFirstVisit(window);
  await window.keyboard.press('F8');
  await window
    .getByRole('button', { name: `${words.sign}…` })
    .last()
    .click();
  await window.getByLabel(words.signer).fill('李主席');
  const box = await window.locator('.signature-pad').boundingBox();
  if (box === null) throw new Error('there is nothing to sign on');
  await window.mouse.move(box.x + 60, box.y + 60);
  await window.mouse.down();
  await window.mouse.move(box.x + 200, box.y + 160, { steps: 8 });
  await window.mouse.move(box.x + 400, box.y + 80, { steps: 8 });
  await window.mouse.up();
  await program.screenshot('evidence-signing');
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^签\s?名$/ })
    .click();
  const signature = window.getByRole('img', { name: words.signatureOf.replace('{{signer}}', '李主席') });
  await waitUntilDrawn(program, signature);
  await program.screenshot('evidence-signed');
  expect(program.pageErrors).toEqual([]);
});

it('loses nothing where it is killed in the middle of an upload', async () => {
  const folder = makeTemporaryFolder();
  const program = await launchForTest({ folder, library: inject('sampleLibrary'), language: 'zh-Hans' });
  const { window } = program;
  await openFirstVisit(window);
  const item = window.locator('[data-item="employees_total"]');
  await hand(item, { name: '大门.png', bytes: makePng(300, 200, 120), event: 'drop' });
  await item.locator('.item-evidence img').first().waitFor();
  await item.evaluate((element) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(60 * 1024 * 1024).fill(7)], '大文件.bin'));
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  await window.waitForFunction(
    () => (document.querySelector<HTMLProgressElement>('.upload-notice progress')?.value ?? 0) > 0.1,
  );
  const ended = new Promise((resolve) => program.app.process().once('exit', resolve));
  program.app.process().kill('SIGKILL');
  await ended;
  expect(runCommand('verify', program.library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
  // As with a picture that came from elsewhere: its small one has yet to be drawn.
  expect(runSql(program.library, 'DELETE FROM thumbnails')).toBe(1);
  const again = await launchForTest({ folder });
  await openFirstVisit(again.window);
  const kept = again.window.locator('[data-item="employees_total"] .item-evidence li');
  await waitUntilDrawn(again, kept.locator('img').first());
  expect(await kept.count()).toBe(1);
  await again.quit();
  expect(runSql(program.library, 'DELETE FROM thumbnails')).toBe(1);
});

/** @returns how many rows that changed. */
function runSql(file: string, sql: string): number {
  const db = new Database(file);
  try {
    return db.prepare(sql).run().changes;
  } finally {
    db.close();
  }
}
