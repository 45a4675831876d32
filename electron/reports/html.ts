import type { DocumentContent } from './document.ts';
import { renderBlocks } from './html/block.ts';
import { escapeHtml } from './html/escape.ts';
import { getSheetStyle } from './html/style.ts';
import { listTableStyles } from './html/table-style.ts';
import { getMeasures } from './layout.ts';
import { getWording } from './wording.ts';

/** Where the printed page gets its fonts: a place for `@font-face` rules. */
export const fontPlace = '<style id="fonts"></style>';

/**
 * The document as one page of HTML without scripts and without anything from outside, laid out for A4. Without a date of
 * issue it is a draft and has the word across every page. The same content always gives the same text.
 */
export function renderHtml(content: DocumentContent): string {
  const { kind, language, title, number, issuer, blocks, issuedOn } = content;
  const style = getSheetStyle(content) + listTableStyles(blocks);
  const watermark =
    issuedOn === '' ? `<div class="watermark" aria-hidden="true">${getWording(language).watermark}</div>` : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${getPolicy(content)}">
<title>${escapeHtml([title, number].filter((part) => part !== '').join(' '))}</title>
${fontPlace}
<style>${style}</style>
</head>
<body class="${kind}">
${watermark}<header>
<p class="issuer">${escapeHtml(issuer === '' ? getWording(language).blankIssuer : issuer)}</p>
<h1>${escapeHtml(title)}</h1>
${number === '' ? '' : `<p class="number">${escapeHtml(number)}</p>\n`}</header>
<main>
${renderBlocks(blocks, getMeasures(content).size.body)}
</main>
</body>
</html>
`;
}

/** Pictures are let in only where there are signatures to be shown. */
function getPolicy({ blocks }: Pick<DocumentContent, 'blocks'>): string {
  const pictures = blocks.some(({ type }) => type === 'signed') ? '; img-src data:' : '';
  return `default-src 'none'; style-src 'unsafe-inline'; font-src data:${pictures}`;
}
