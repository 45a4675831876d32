import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { isRecoverable, toRecoverySection } from './start-up-recovery.ts';
import { startUpScriptPath } from './start-up-script.ts';
import { getStartUpText, startUpHeading, startUpLabels } from './start-up-texts.ts';

export const startUpPagePath = '/start-up-error';

export type StartUpFailure = { readonly error: unknown; readonly file: string; readonly language: Language };

type Paragraph = { readonly heading: string; readonly text: string };

/** The page that stands in the window instead of the program when the library cannot be opened. Its only script offers a backup. */
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
    <script src="${startUpScriptPath}" defer></script>
  </head>
  <body>
    <main role="alert">
      <h1>${escapeHtml(startUpHeading[language])}</h1>
      ${paragraphs.map(toSection).join('\n      ')}
      ${isRecoverable(code) ? toRecoverySection({ language, canStartAnew: canStartAnew(failure.error) }) : ''}
      <p class="facts">${escapeHtml(startUpLabels.file[language])}: <code>${escapeHtml(file)}</code><br />
      ${escapeHtml(startUpLabels.code[language])}: <code>${code}</code></p>
    </main>
  </body>
</html>
`;
}

function canStartAnew(error: unknown): boolean {
  return error instanceof AppError && error.details['canStartAnew'] === true;
}

const style = `
  body { margin: 0; font: 16px/1.7 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1f1f1f; background: #f5f5f5; }
  main { max-width: 44rem; margin: 6vh auto; padding: 2rem 2.5rem; background: #fff; border-top: 4px solid #cf1322; border-radius: 4px; }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; }
  h2 { margin: 1rem 0 0; font-size: 1rem; }
  p { margin: 0.25rem 0 0; }
  section { margin-top: 1.5rem; padding: 0.25rem 1.25rem 1.25rem; border: 1px solid #d9d9d9; border-radius: 4px; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.5rem 0; }
  dt { color: #595959; }
  dd { margin: 0; overflow-wrap: anywhere; }
  button { margin-top: 0.75rem; padding: 0.4rem 1.25rem; font: inherit; color: #fff; background: #0b5cad; border: 0; border-radius: 4px; cursor: pointer; }
  button:focus-visible { outline: 3px solid #91caff; outline-offset: 2px; }
  button:disabled { background: #8c8c8c; cursor: default; }
  #failed { color: #a8071a; }
  .facts { margin-top: 1.5rem; color: #595959; font-size: 0.875rem; overflow-wrap: anywhere; user-select: text; }
`;

function toSection(paragraph: Paragraph): string {
  return `<h2>${escapeHtml(paragraph.heading)}</h2><p>${escapeHtml(paragraph.text)}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
