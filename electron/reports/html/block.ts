import type { Block, Fields, Problem, Signature, SignaturePicture, Signed, Table } from '../document.ts';
import { labelWith } from '../label.ts';
import { page } from '../layout.ts';
import { escapeHtml, toLines } from './escape.ts';

/**
 * All parts of a document. The signature and what follows it are one piece with the paragraph before it, so that nobody
 * signs a page with nothing on it; after a table it takes the last rows along.
 */
export function renderBlocks(blocks: readonly Block[], bodySize: number): string {
  const said = blocks.map((block, index) => renderBlock(block, { index, bodySize }));
  const signed = blocks.findIndex(({ type }) => type === 'signature' || type === 'signed');
  if (signed < 0) return said.join('\n');
  const first = blocks[signed - 1]?.type === 'paragraph' ? signed - 1 : signed;
  const closing = `<div class="closing">${said.slice(first).join('\n')}</div>`;
  return [...said.slice(0, first), closing].join('\n');
}

/** `index` is the place of a part: tables find their widths by it. `bodySize` in points says how much a line holds. */
type Place = { readonly index: number; readonly bodySize: number };

function renderBlock(block: Block, { index, bodySize }: Place): string {
  switch (block.type) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="${block.style}${keepShort(block.text, bodySize)}">${toLines(block.text)}</p>`;
    case 'problem':
      return renderProblem(block, bodySize);
    case 'fields':
      return renderFields(block, index);
    case 'table':
      return renderTable(block, index);
    case 'signature':
      return renderSignature(block);
    case 'signed':
      return renderSigned(block);
    case 'copies':
      return `<div class="copies">${block.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`;
  }
}

function renderProblem({ heading, lines }: Problem, bodySize: number): string {
  const said = lines.map(
    ({ label, text }) =>
      `<p class="body${keepShort(label + text, bodySize)}"><b>${escapeHtml(labelWith(label))}</b>${toLines(text)}</p>`,
  );
  const [first = '', ...rest] = said;
  const start = `<div class="problem-start"><h3>${escapeHtml(heading)}</h3>${first}</div>`;
  return `<section class="problem">${start}${rest.join('')}</section>`;
}

/**
 * Chromium leaves single lines of a paragraph at the head of a page, whatever `widows` says; up to four lines it is
 * therefore kept whole. Their number is an estimate: Latin letters are half as wide as Chinese ones.
 */
function keepShort(text: string, bodySize: number): string {
  const perLine = ((page.width - page.left - page.right) / 25.4) * (72 / bodySize);
  const width = [...text].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.5 : 1), 0);
  return width <= perLine * 4 - 4 ? ' short' : '';
}

function renderFields({ rows }: Fields, index: number): string {
  const said = rows.map(
    ({ label, value }, row) =>
      `<tr class="r${row}"><th scope="row">${escapeHtml(label)}</th><td>${toLines(value)}</td></tr>`,
  );
  return `<table class="fields t${index}"><tbody>${said.join('')}</tbody></table>`;
}

function renderTable({ columns, rows }: Table, index: number): string {
  const widths = columns.map((_column, at) => `<col class="c${at}">`).join('');
  const heads = columns.map(({ head }) => `<th scope="col">${escapeHtml(head)}</th>`).join('');
  const said = rows.map((row) => `<tr>${row.map((cell) => `<td>${toLines(cell)}</td>`).join('')}</tr>`);
  return `<table class="t${index}"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${said.join('')}</tbody></table>`;
}

function renderSignature({ lines, seal, date }: Signature): string {
  const said = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const place = seal === '' ? '' : `<p class="seal">${escapeHtml(seal)}</p>`;
  return `<div class="signature">${said}${place}<p>${escapeHtml(date)}</p></div>`;
}

function renderSigned({ lines, date }: Signed): string {
  const said = lines.map(
    ({ before, pictures, after }) =>
      `<p>${escapeHtml(before)}${pictures.map(renderPicture).join('')}${escapeHtml(after)}</p>`,
  );
  return `<div class="signature">${said.join('')}<p>${escapeHtml(date)}</p></div>`;
}

function renderPicture({ data, signer }: SignaturePicture): string {
  const name = escapeHtml(signer);
  return ` <span class="signed"><img src="data:image/png;base64,${escapeHtml(data)}" alt="${name}"> ${name}</span>`;
}
