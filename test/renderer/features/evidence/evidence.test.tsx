import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { uploadStore } from '#renderer/features/evidence/upload-store.ts';
import { giveElementsSize } from '#test/renderer/support/layout.ts';
import { refusal } from '#test/renderer/support/fake-api.ts';
import { toVisit } from '../visit/support/fixtures.ts';
import { getItem, listRequests, renderVisit } from '../visit/support/render-visit.tsx';
import { keepEvidence, makePiece } from './support.ts';
import type { Piece } from './support.ts';

const fact = 'employees_total';

beforeAll(() => giveElementsSize({ width: 1000, height: 700 }));

function makeFile(name: string, size = 10): File {
  return new File([new Uint8Array(size).fill(65)], name);
}

function drop(element: Element, files: readonly File[]): void {
  fireEvent.drop(element, { dataTransfer: { files, types: ['Files'] } });
}

async function openGallery(pieces: Piece[], removed: Piece[] = []) {
  const visit = await renderVisit({ handlers: keepEvidence(pieces, removed) });
  await visit.user.keyboard('{Shift>}{F4}{/Shift}');
  return { ...visit, dialog: await screen.findByRole('dialog') };
}

afterEach(() => {
  // The store is the window's and outlives the screen.
  for (const { key } of uploadStore.getState()) uploadStore.dismiss(key);
});

describe('adding evidence', () => {
  it('sends what is dropped on a question in pieces, as proof of its answer', async () => {
    const { api } = await renderVisit({ handlers: keepEvidence([]) });
    drop(getItem(fact), [makeFile('花名册.txt', pieceBytes + 7)]);
    await within(getItem(fact)).findByRole('button', { name: '打开：花名册.txt' });
    expect(listRequests(api, 'beginEvidence')).toMatchObject([{ name: '花名册.txt', size: pieceBytes + 7 }]);
    const pieces = listRequests(api, 'sendEvidencePiece') as { n: number; bytes: Uint8Array }[];
    expect(pieces.map(({ n, bytes }) => [n, bytes.byteLength])).toEqual([
      [0, pieceBytes],
      [1, 7],
    ]);
    expect(listRequests(api, 'finishEvidence')).toMatchObject([{ kind: 'file', facts: [fact] }]);
  });

  it('takes what is pasted on a question, and leaves text to the field', async () => {
    const { api } = await renderVisit({ handlers: keepEvidence([]) });
    const input = within(getItem(fact)).getByRole('textbox');
    const files = [makeFile('image.txt')];
    fireEvent.paste(input, { clipboardData: { files, types: ['text/plain', 'Files'] } });
    expect(api.beginEvidence).not.toHaveBeenCalled();
    fireEvent.paste(input, { clipboardData: { files, types: ['Files'] } });
    await waitFor(() => expect(listRequests(api, 'finishEvidence')).toMatchObject([{ facts: [fact] }]));
  });

  it('takes files from the dialog for the question in focus, and beside the questions for the whole visit', async () => {
    const { api, user } = await renderVisit({ handlers: keepEvidence([]) });
    const input = screen.getByLabelText<HTMLInputElement>('选择要添加的照片和文件');
    const clicked = vi.spyOn(input, 'click').mockImplementation(() => undefined);
    within(getItem(fact)).getByRole('textbox').focus();
    await user.keyboard('{F4}');
    expect(clicked).toHaveBeenCalledTimes(1);
    fireEvent.change(input, { target: { files: [makeFile('a.txt')] } });
    await waitFor(() => expect(listRequests(api, 'finishEvidence')).toMatchObject([{ facts: [fact] }]));
    drop(screen.getByRole('main'), [makeFile('b.txt')]);
    await waitFor(() => expect(listRequests(api, 'finishEvidence')).toMatchObject([{}, { name: 'b.txt', facts: [] }]));
  });

  it('refuses too large a file before it is read, and says what to do', async () => {
    const { api, user } = await renderVisit({ handlers: keepEvidence([]) });
    const huge = makeFile('录像.mp4');
    Object.defineProperty(huge, 'size', { value: 200_000_000 });
    const read = vi.spyOn(huge, 'arrayBuffer');
    const sliced = vi.spyOn(huge, 'slice');
    drop(getItem(fact), [huge]);
    const notice = await screen.findByRole('complementary', { name: '正在添加的证据' });
    expect(within(notice).getByText('EVIDENCE_TOO_LARGE')).toBeInTheDocument();
    expect(within(notice).getByText('“录像.mp4”没有添加')).toBeInTheDocument();
    expect(read).not.toHaveBeenCalled();
    expect(sliced).not.toHaveBeenCalled();
    expect(api.beginEvidence).not.toHaveBeenCalled();
    await user.click(within(notice).getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('complementary', { name: '正在添加的证据' })).toBeNull();
  });

  it('says where the disk is full, sends nothing more of the file, and adds it on request', async () => {
    const handlers = keepEvidence([]);
    let isFull = true;
    const sendEvidencePiece = () => {
      if (isFull) throw refusal('STORAGE_FULL');
      return null;
    };
    const { api, user } = await renderVisit({ handlers: { ...handlers, sendEvidencePiece } });
    drop(getItem(fact), [makeFile('a.txt', 3 * pieceBytes)]);
    await screen.findByText('STORAGE_FULL');
    expect(api.sendEvidencePiece).toHaveBeenCalledTimes(1);
    expect(api.cancelEvidence).toHaveBeenCalledTimes(1);
    expect(api.finishEvidence).not.toHaveBeenCalled();
    isFull = false;
    await user.click(screen.getByRole('button', { name: /^重\s?试$/ }));
    await within(getItem(fact)).findByRole('button', { name: '打开：a.txt' });
    expect(screen.queryByText('STORAGE_FULL')).toBeNull();
  });

  it('refuses what only says that it is a picture, without decoding it', async () => {
    const decode = vi.fn();
    vi.stubGlobal('createImageBitmap', decode);
    const { user } = await renderVisit({ handlers: keepEvidence([]) });
    drop(getItem(fact), [makeFile('a.jpg')]);
    await screen.findByText('EVIDENCE_NOT_A_PICTURE');
    expect(decode).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '知道了' }));
    vi.unstubAllGlobals();
  });

  it('comes after value and note in the order of Tab', async () => {
    const { user } = await renderVisit({ handlers: keepEvidence([makePiece(1, { facts: [fact] })]) });
    const item = within(getItem(fact));
    await item.findByRole('button', { name: '打开：证据1.pdf' });
    item.getByRole('textbox').focus();
    await user.keyboard('{F2}');
    const [, note] = item.getAllByRole('textbox');
    const add = item.getByRole('button', { name: '添加证据' });
    const open = item.getByRole('button', { name: '打开：证据1.pdf' });
    expect(note).toHaveFocus();
    await user.tab();
    expect(add).toHaveFocus();
    await user.tab();
    expect(open).toHaveFocus();
  });
});

describe('the gallery', () => {
  it('captions, removes and restores', async () => {
    const { api, user, dialog } = await openGallery([makePiece(1), makePiece(2)]);
    const card = within(await within(dialog).findByRole('article', { name: '证据1.pdf' }));
    await user.type(card.getByRole('textbox'), '大门{Enter}');
    await within(dialog).findByRole('article', { name: '大门' });
    expect(listRequests(api, 'updateEvidence')).toMatchObject([{ evidenceId: makePiece(1).id, caption: '大门' }]);
    await user.click(
      within(within(dialog).getByRole('article', { name: '大门' })).getByRole('button', { name: /^移\s?除$/ }),
    );
    await user.click(await within(dialog).findByRole('button', { name: '恢复“大门”' }));
    await within(dialog).findByRole('article', { name: '大门' });
    expect(listRequests(api, 'restoreEvidence')).toEqual([{ evidenceId: makePiece(1).id }]);
  });

  it('says in words what cannot be had, and what has only not arrived', async () => {
    const pieces = [makePiece(1, { content: 'awaited' }), makePiece(2, { content: 'missing' }), makePiece(3)];
    const checkEvidence = () => [{ sha256: makePiece(3).sha256, state: 'altered' as const }];
    const { user } = await renderVisit({ handlers: { ...keepEvidence(pieces), checkEvidence } });
    await user.keyboard('{Shift>}{F4}{/Shift}');
    const dialog = within(await screen.findByRole('dialog'));
    for (const [name, words] of [
      ['证据1.pdf', '内容尚未收到'],
      ['证据2.pdf', '内容缺失'],
      ['证据3.pdf', '内容被改动'],
    ] as const)
      expect(await within(await dialog.findByRole('article', { name })).findByText(words)).toBeInTheDocument();
  });

  it('opens a piece large and goes through them with the arrows', async () => {
    const { user, dialog } = await openGallery([makePiece(1), makePiece(2)]);
    await user.click(await within(dialog).findByRole('button', { name: '打开：证据1.pdf' }));
    expect(await screen.findByText('证据1.pdf · 第 1 件，共 2 件')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    await screen.findByText('证据2.pdf · 第 2 件，共 2 件');
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    await screen.findByText('证据2.pdf · 第 2 件，共 2 件');
  });

  it('can be used without seeing it', async () => {
    const { dialog } = await openGallery([makePiece(1), makePiece(2, { content: 'missing' })], [makePiece(3)]);
    await within(dialog).findByRole('article', { name: '证据1.pdf' });
    const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('draws only the rows on the screen of five thousand photos, and asks for no bytes of the others', async () => {
    const pieces = Array.from({ length: 5000 }, (_, index) =>
      makePiece(index, { mediaType: 'image/jpeg', name: `${index}.jpg`, facts: [fact] }),
    );
    const { dialog, api } = await openGallery(pieces);
    await within(dialog).findByRole('article', { name: '0.jpg' });
    expect(within(dialog).getAllByRole('article').length).toBeLessThan(60);
    expect(document.querySelectorAll('img').length).toBeLessThan(80);
    expect(api.listEvidence).toHaveBeenCalledTimes(1);
  });
});

describe('a visit that is completed', () => {
  it('shows its evidence and lets nothing be changed', async () => {
    const visit = { inspection: { ...toVisit().inspection, state: 'completed' } } as const;
    const { user } = await renderVisit({ visit, handlers: keepEvidence([makePiece(1, { facts: [fact] })]) });
    expect(await within(getItem(fact)).findByRole('button', { name: '打开：证据1.pdf' })).toBeInTheDocument();
    expect(within(getItem(fact)).queryByRole('button', { name: '添加证据' })).toBeNull();
    await user.keyboard('{Shift>}{F4}{/Shift}');
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByRole('article', { name: '证据1.pdf' });
    expect(dialog.queryByRole('button', { name: '移除' })).toBeNull();
  });
});

describe('signatures', () => {
  it('are typed where nobody draws, which they say of themselves', async () => {
    const context = { fillRect: vi.fn(), fillText: vi.fn() };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob([makePng()])));
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('nothing is drawn here')));
    const { api, user } = await renderVisit({ handlers: keepEvidence([]) });
    await user.keyboard('{F8}');
    const [, union] = await screen.findAllByRole('button', { name: '签名…' });
    if (union !== undefined) await user.click(union);
    const dialog = within(await screen.findByRole('dialog', { name: '工会方签名' }));
    const sign = dialog.getByRole('button', { name: /^签\s?名$/ });
    await user.type(dialog.getByLabelText('签名人'), '李主席');
    expect(sign).toBeDisabled();
    await user.click(dialog.getByLabelText('不手写，键入姓名'));
    expect(context.fillText.mock.calls.map(([text]) => text as string)).toContain('键入的签名');
    vi.stubGlobal('createImageBitmap', makeBitmap);
    vi.stubGlobal('OffscreenCanvas', FakeCanvas);
    await user.click(sign);
    await screen.findByRole('img', { name: '李主席的签名' });
    expect(listRequests(api, 'finishEvidence')).toMatchObject([
      { kind: 'union_signature', signer: '李主席', caption: '键入的签名', facts: [] },
    ]);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

const makePng = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 3, 132, 0, 0, 1, 44, 8, 2,
  ]);

const makeBitmap = () => Promise.resolve({ width: 900, height: 300, close: () => undefined });

function FakeCanvas() {
  return {
    getContext: () => ({ fillRect: () => undefined, drawImage: () => undefined }),
    convertToBlob: () => Promise.resolve(new Blob([new Uint8Array([1])])),
  };
}
