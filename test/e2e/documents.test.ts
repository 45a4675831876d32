import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { documents } from '#renderer/i18n/messages/documents.ts';
import { defaultIssuing } from '#ipc/schemas/documents.ts';
import { findDocumentContent } from '#db/repositories/documents.ts';
import type { Channel } from '#ipc/channels.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { callApi } from './support/api.ts';
import { injectAxe, listSeriousFaults } from './support/accessibility.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { resize } from './support/steps.ts';

const words = documents['zh-Hans'];
const enterprise = '测试·文书有限公司';
const issuing = { ...defaultIssuing, name: '测试市总工会', patterns: { opinion: '测总工检〔{year}〕{seq}号' } };

async function ask(window: Page, channel: Channel, request: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { value, code } = await callApi(window, channel, request);
  if (code !== undefined) throw new Error(`${channel}: ${code}`);
  return value as Readonly<Record<string, unknown>>;
}

/** A completed visit with a gap in it. */
async function makeCompleted(window: Page): Promise<string> {
  const names = { creditCode: null, regionCode: '420106', industryCode: null, address: null };
  const { enterpriseId } = await ask(window, 'createEnterprise', { name: enterprise, ...names });
  const inspectors = [{ name: '王芳', certificate: 'GH-7' }];
  const visit = { enterpriseId, date: '2026-05-12', kind: 'first', inspectors };
  const inspectionId = String((await ask(window, 'createVisit', visit))['inspectionId']);
  const answers = {
    employees_total: { value: 230 },
    union_type: { value: 'independent' },
    members_total: { value: 100 },
    members_women: { value: 34 },
    womens_committee: { value: 'none' },
  };
  await ask(window, 'saveAnswers', { inspectionId, answers });
  await ask(window, 'completeVisit', { inspectionId, reasons: {} });
  return inspectionId;
}

/** The file that the system's dialog would give. */
async function answerDialogs({ app }: Program, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
}

/** The text of a PDF as another program reads it, without white space; undefined where there is none such here. */
function readPdfText(file: string): string | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-q', file, '-'], { encoding: 'utf8' });
  return status === 0 ? stdout.replaceAll(/\s/g, '') : undefined;
}

describe('documents of a completed visit', () => {
  it('are drafted, issued, saved, corrected and voided by keyboard; what was issued stays to the byte', async () => {
    const program = await launchProgram({ language: 'zh-Hans' });
    const { window, folder, pageErrors } = program;
    await window.getByRole('button', { name: words.batchOpen }).waitFor();
    await ask(window, 'saveSettings', { issuing });
    const inspectionId = await makeCompleted(window);
    await window.reload();
    await resize(program, [1280, 800]);
    await window.getByText(enterprise).first().click();
    await window.getByRole('button', { name: /2026-05-12/ }).click();
    await window.locator('[data-item]').first().waitFor();

    await window.keyboard.press('F9');
    await window.getByText(words.none).waitFor();
    await window.getByRole('button', { name: words.newDraft }).press('Enter');
    const frame = window.frameLocator(`iframe[title="${words.preview}"]`);
    await frame.getByText(enterprise).first().waitFor();
    await program.screenshot('documents-draft');
    await injectAxe(await window.context().newCDPSession(window));
    expect(await listSeriousFaults(window)).toEqual([]);
    await window.getByRole('button', { name: words.issueOffer }).press('Enter');
    await window.getByRole('button', { name: words.issue, exact: true }).press('Enter');
    await window.getByRole('button', { name: words.savePdf }).waitFor({ timeout: 60_000 });
    await frame
      .getByText(/测总工检〔\d{4}〕1号/)
      .first()
      .waitFor();
    await program.screenshot('documents-issued');

    const target = join(folder, '意见书.pdf');
    await answerDialogs(program, target);
    await window.getByRole('button', { name: words.savePdf }).press('Enter');
    await window.getByText('已存为 意见书.pdf').waitFor();
    const saved = readFileSync(target);
    expect(saved.subarray(0, 5).toString()).toBe('%PDF-');
    writeFileSync(target, 'spoiled');
    await window.getByRole('button', { name: words.savePdf }).press('Enter');
    await expect.poll(() => readFileSync(target).equals(saved)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);

    await window.getByRole('button', { name: words.correct }).press('Enter');
    await window.getByRole('button', { name: words.issueOffer }).press('Enter');
    await window.getByRole('button', { name: words.issue, exact: true }).press('Enter');
    await window.getByText(/已由 测总工检〔\d{4}〕2号（.*）更正/).waitFor({ timeout: 60_000 });
    await window.getByRole('button', { name: words.voidOffer }).press('Enter');
    await window.getByLabel(words.voidReason).fill('发错对象');
    await window.getByRole('button', { name: words.void, exact: true }).press('Enter');
    await window.getByText('作废理由：发错对象').waitFor();
    await program.screenshot('documents-void');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await program.quit();
    expect(pageErrors).toEqual([]);

    const library = openLibrary({ file: program.library, access: 'read' });
    try {
      const [first, second] = listVisitDocuments(library, inspectionId);
      expect([first?.state, second?.state]).toEqual(['issued', 'void']);
      const documentId = first?.documentId ?? '';
      expect(Buffer.from(readDocumentFile(library, { documentId, format: 'pdf' }).bytes).equals(saved)).toBe(true);
      const text = readPdfText(target) ?? findDocumentContent(library.db, documentId) ?? '';
      for (const word of [enterprise, first?.number ?? '', '测试市总工会', '工会法']) expect(text).toContain(word);
      const correction = findDocumentContent(library.db, second?.documentId ?? '') ?? '';
      expect(correction).toContain(first?.number);
      expect(verifyLibrary(library).problems).toEqual([]);
    } finally {
      closeLibrary(library);
    }
  }, 180_000);
});
