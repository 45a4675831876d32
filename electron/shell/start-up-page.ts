import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { getStartUpText, startUpHeading, startUpLabels } from './start-up-texts.ts';

export const startUpPagePath = '/start-up-error';

export type StartUpFailure = { readonly error: unknown; readonly file: string; readonly language: Language };

type Paragraph = { readonly heading: string; readonly text: string };

/** The page that stands in the window instead of the program when the library cannot be opened. It runs no code. */
export function toStartUpPage(failure: StartUpFailure, nonce: string): string {
  const { language, file } = failure;
  const code = failure.error instanceof AppError ? failure.error.code : 'INTERNAL';
  const { happened, safe, next } = getStartUpText(code);
  const paragraphs = [
    { heading: startUpLabels.happened[language], text: happened[language] },
    { heading: startUpLabels.safe[language], text: safe[language] },
    { heading: startUpLabels.next[language], text: next[language] },
  ];
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <title>${escapeHtml(startUpHeading[language])}</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <main role="alert">
      <h1>${escapeHtml(startUpHeading[language])}</h1>
      ${paragraphs.map(toSection).join('\n      ')}
      <p class="facts">${escapeHtml(startUpLabels.file[language])}: <code>${escapeHtml(file)}</code><br />
      ${escapeHtml(startUpLabels.code[language])}: <code>${code}</code></p>
    </main>
  </body>
</html>
`;
}

const style = `
  body { margin: 0; font: 16px/1.7 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1f1f1f; background: #f5f5f5; }
  main { max-width: 44rem; margin: 12vh auto 0; padding: 2rem 2.5rem; background: #fff; border-top: 4px solid #cf1322; border-radius: 4px; }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; }
  h2 { margin: 1rem 0 0; font-size: 1rem; }
  p { margin: 0.25rem 0 0; }
  .facts { margin-top: 1.5rem; color: #595959; font-size: 0.875rem; overflow-wrap: anywhere; user-select: text; }
`;

function toSection(paragraph: Paragraph): string {
  return `<h2>${escapeHtml(paragraph.heading)}</h2><p>${escapeHtml(paragraph.text)}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
