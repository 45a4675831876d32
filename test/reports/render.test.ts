import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { documentKinds } from '#domain/document-kinds.ts';
import { buildDocument } from '#reports/build-document.ts';
import type { DocumentContent } from '#reports/document.ts';
import { renderDocx } from '#reports/docx.ts';
import { renderHtml } from '#reports/html.ts';
import { unzip } from '../../scripts/runtime/zip-archive.ts';
import { finding, makeInput } from './support.ts';

const issued = buildDocument(makeInput());
const draft: DocumentContent = { ...issued, number: '', issuedOn: '' };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-docx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The parts of a DOCX by name. */
function open(docx: Uint8Array): (part: string) => string {
  const folder = makeFolder();
  const archive = join(folder, 'document.docx');
  writeFileSync(archive, docx);
  unzip({ archive, into: folder, place: (name) => name.replaceAll('/', '~') });
  return (part) => readFileSync(join(folder, part.replaceAll('/', '~')), 'utf8');
}

function textOf(xml: string): string {
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]*>/g, '');
}

describe('the page', () => {
  it('has the measures of the standard and the words of the content', () => {
    const html = renderHtml(issued);
    expect(html).toContain('@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}');
    expect(html).toContain('<h1>整改意见书</h1>');
    expect(html).toContain('会员 38 人，已满25人；没有建立基层工会委员会。');
  });

  it('has the word across it only in a draft', () => {
    expect(renderHtml(issued)).not.toContain('class="watermark"');
    expect(renderHtml(draft)).toContain('<div class="watermark" aria-hidden="true">草稿</div>');
    expect(renderHtml({ ...draft, language: 'en' })).toContain('>DRAFT</div>');
  });

  it('runs nothing and loads nothing, whatever the texts are', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> & "x"';
    const enterprise = { ...makeInput().enterprise, name: hostile };
    for (const kind of documentKinds) {
      const html = renderHtml(
        buildDocument(makeInput({ kind, enterprise, findings: [{ ...finding, reason: hostile }] })),
      );
      expect(html).not.toMatch(/<script|<img|https?:/);
      expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; font-src data:");
    }
  });

  it('is the same text each time', () => {
    expect(renderHtml(JSON.parse(JSON.stringify(issued)) as DocumentContent)).toBe(renderHtml(issued));
  });
});

describe('the end of a page with a signature', () => {
  it('has the last paragraph, the signature and the copies in one piece', () => {
    const html = renderHtml(issued);
    const closing = html.slice(html.indexOf('<div class="closing">'));
    expect(closing).toMatch(/^<div class="closing"><p class="body short">[^]*class="signature"[^]*class="copies"/);
    expect(html).toContain('.closing{break-inside:avoid}');
    expect(renderHtml(buildDocument(makeInput({ kind: 'reply_slip' })))).toMatch(
      /<\/table>\s*<div class="closing"><div class="signature">/,
    );
    expect(renderHtml(buildDocument(makeInput({ kind: 'service_receipt' })))).not.toContain('<div class="closing">');
  });

  it('holds on to the paragraph or the last rows before it in the DOCX too', async () => {
    const notice = open(await renderDocx(issued))('word/document.xml').split('<w:p>');
    const at = notice.findIndex((paragraph) => paragraph.includes('020-0000'));
    const end = notice.findIndex((paragraph) => paragraph.includes('一式三份'));
    const between = notice.slice(at, end);
    expect(between.length).toBeGreaterThan(4);
    for (const paragraph of between) expect(paragraph).toContain('<w:keepNext/>');
    const findings = [finding, finding, finding, finding];
    const slip = open(await renderDocx(buildDocument(makeInput({ kind: 'reply_slip', findings }))))(
      'word/document.xml',
    );
    const rows = slip.split('<w:tr>').slice(2);
    expect(rows.map((row) => (row.split('</w:tr>')[0] ?? '').includes('<w:keepNext/>'))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('a signature from the screen', () => {
  const picture = (signer: string, data: string) => ({ signer, sha256: 'ab', width: 900, height: 300, data });
  const signed = buildDocument(
    makeInput({ kind: 'record', signatures: { inspectors: [picture('王<芳>', 'aW5r')], union: [] } }),
  );

  it('stands on its line with the name, and the page lets in no other pictures', () => {
    const html = renderHtml(signed);
    expect(html).toMatch(
      /检查人员（签名）： <span class="signed"><img src="data:image\/png;base64,aW5r" alt="王&lt;芳&gt;">/,
    );
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:");
    // One of two inspectors has signed: the other one finds room.
    expect(html).toMatch(/王&lt;芳&gt;<\/span>＿＿/);
    expect(html).toContain('被检查单位工会（签名）：＿＿');
  });

  it('is a picture in the DOCX, which is the same bytes each time', async () => {
    const first = await renderDocx(signed);
    expect(Buffer.from(await renderDocx(signed)).equals(Buffer.from(first))).toBe(true);
    const xml = open(first)('word/document.xml');
    expect(xml).toContain('<wp:docPr id="1" name="signature 1" descr="王&lt;芳&gt;"');
    const file = /media\/[^"]+\.png/.exec(open(first)('word/_rels/document.xml.rels'))?.[0] ?? '';
    expect(open(first)(`word/${file}`)).toBe('ink');
  });
});

describe('a draft from no office', () => {
  it('names what is missing, at the head and at the signature', async () => {
    const issuing = { name: '', address: '', phone: '', postcode: '', replyTo: '' };
    const content = buildDocument(makeInput({ number: '', issuedOn: '', issuing }));
    expect(renderHtml(content)).toContain('<p class="issuer">＿＿＿＿＿＿＿＿（发文机关）</p>');
    expect(renderHtml(content).split('（发文机关）')).toHaveLength(3);
    expect(textOf(open(await renderDocx(content))('word/document.xml')).split('（发文机关）')).toHaveLength(3);
    expect(renderHtml(issued)).not.toContain('发文机关');
  });
});

describe('the DOCX', () => {
  it('is the same bytes on another day', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    vi.setSystemTime(new Date('2026-05-20T08:00:00Z'));
    const first = await renderDocx(issued);
    vi.setSystemTime(new Date('2031-01-02T03:04:05Z'));
    const second = await renderDocx(JSON.parse(JSON.stringify(issued)) as DocumentContent);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(open(first)('docProps/core.xml')).toContain('2026-05-20T00:00:00Z');
  });

  it('has A4 with the margins of the standard (in twentieths of a point)', async () => {
    const xml = open(await renderDocx(issued))('word/document.xml');
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/);
    const margins = /<w:pgMar [^>]*>/.exec(xml)?.[0] ?? '';
    for (const side of ['w:top="2098"', 'w:left="1587"', 'w:right="1474"', 'w:bottom="1984"'])
      expect(margins).toContain(side);
  });

  it('says what the page says', async () => {
    const text = textOf(open(await renderDocx(issued))('word/document.xml'));
    for (const part of [
      '整改意见书',
      '示工整〔2026〕12号',
      '（一）会员满25人未建立基层工会委员会',
      '违反《中华人民共和国工会法》',
      '（印章）',
    ])
      expect(text).toContain(part);
  });

  it('keeps headings with their problem, and the signature in one piece', async () => {
    const xml = open(await renderDocx(issued))('word/document.xml');
    const paragraphs = xml.split('<w:p>');
    const holding = (text: string): string => paragraphs.find((paragraph) => paragraph.includes(text)) ?? '';
    for (const text of ['一、存在的问题', '（一）会员满25人', '（印章）'])
      expect(holding(text)).toMatch(/<w:keepNext\/><w:keepLines\/>/);
    expect(paragraphs.filter((paragraph) => paragraph.includes('2026年5月20日')).at(-1)).toContain('<w:keepLines/>');
  });

  it('repeats the head of a table and never splits a row', async () => {
    const xml = open(await renderDocx(buildDocument(makeInput({ kind: 'reply_slip' }))))('word/document.xml');
    const rows = xml.split('<w:tr>').slice(1);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('<w:tblHeader/>');
    for (const row of rows) expect(row).toContain('<w:cantSplit/>');
  });

  it('has the word on every page only in a draft', async () => {
    expect(open(await renderDocx(draft))('word/header1.xml')).toContain('string="草稿"');
    expect(open(await renderDocx(issued))('word/header1.xml')).not.toContain('v:shape');
  });

  it('is well-formed whatever the texts are', async () => {
    const hostile = 'a\u0000\u000b\ud800 <w:p> & "b" \'c\' ]]>';
    const docx = await renderDocx(buildDocument(makeInput({ findings: [{ ...finding, reason: hostile }] })));
    expect(open(docx)('word/document.xml')).toContain('a\ufffd &lt;w:p&gt; &amp; &quot;b&quot; &apos;c&apos; ]]&gt;');
  });

  it('says what stands in for each font', async () => {
    const table = open(await renderDocx(issued))('word/fontTable.xml');
    for (const font of ['仿宋', '黑体', '楷体', '宋体'])
      expect(table).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="[^"]+"`));
  });
});

const hasOffice = ['soffice', 'pdftotext'].every((tool) => spawnSync(tool, ['--version', '-v']).error === undefined);
if (!hasOffice)
  console.warn('LibreOffice or poppler-utils is not installed: no DOCX is opened in a word processor here');

describe.skipIf(!hasOffice)('LibreOffice', () => {
  it('opens every kind and prints its words', { timeout: 120_000 }, async () => {
    const folder = makeFolder();
    const files = [];
    for (const kind of documentKinds) {
      const file = join(folder, `${kind}.docx`);
      writeFileSync(file, await renderDocx(buildDocument(makeInput({ kind }))));
      files.push(file);
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    for (const kind of documentKinds) {
      const text = execFileSync('pdftotext', [join(folder, `${kind}.pdf`), '-'], { encoding: 'utf8' }).replaceAll(
        /\s/g,
        '',
      );
      expect(text, kind).toContain(buildDocument(makeInput({ kind })).title);
      expect(text, kind).toContain('—1—');
    }
  });
});
