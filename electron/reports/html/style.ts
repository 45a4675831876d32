import type { Language } from '#domain/language.ts';
import type { DocumentContent } from '../document.ts';
import { getMeasures, page, signatureMm } from '../layout.ts';

/** The family of the fonts that come with the program; the page carries them when it is printed. */
export const embeddedFamily = 'Union Document Serif';

const screenFonts: Readonly<Record<Language, string>> = {
  'zh-Hans': "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun, serif",
  'zh-Hant': "'Noto Serif CJK TC', 'Source Han Serif TC', 'Songti TC', PMingLiU, serif",
  en: "'Noto Serif', Georgia, serif",
};

/** The sheet: A4, black on white, rules and weights instead of colours. */
export function getSheetStyle({ kind, language }: Pick<DocumentContent, 'kind' | 'language'>): string {
  const isEnglish = language === 'en';
  const { size, line, tracking } = getMeasures({ kind, language });
  return `
@page{size:${page.width}mm ${page.height}mm;margin:${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm}
*{box-sizing:border-box}
html{color:#000;background:#fff}
body{margin:0;font:400 ${size.body}pt/${line}pt '${embeddedFamily}',${screenFonts[language]};letter-spacing:${tracking}pt;text-align:${isEnglish ? 'left' : 'justify'};orphans:2;widows:2;overflow-wrap:anywhere;line-break:strict}
p{margin:0}
header{text-align:center;margin-bottom:${line}pt}
.issuer{font-weight:700;font-size:${size.body}pt}
h1{margin:${line / 2}pt 0;font-size:${size.title}pt;line-height:${Math.round(size.title * 1.5)}pt;font-weight:700;letter-spacing:${isEnglish ? '0' : '.15em'}}
.number{text-align:center}
h2,h3{margin:0;font-size:${size.body}pt;font-weight:700;text-align:left;break-after:avoid;break-inside:avoid;${isEnglish ? '' : 'text-indent:2em;'}}
h2{${isEnglish ? `margin-top:${line}pt;font-size:${size.body + 2}pt` : ''}}
h3{${isEnglish ? `margin-top:${line / 2}pt` : ''}}
.body,.list{${isEnglish ? `margin-bottom:${line / 4}pt` : 'text-indent:2em'}}
.addressee{text-align:left}
.note{font-size:${size.small}pt;line-height:${size.small * 1.6}pt;margin:${line / 4}pt 0}
.problem-start,.short{break-inside:avoid}
.body+.body:last-child{break-before:avoid}
table+.closing{break-before:avoid}
.closing{break-inside:avoid}
b{font-weight:700}
table{width:100%;margin:${line / 3}pt 0;border-collapse:collapse;table-layout:fixed;font-size:${size.table}pt;line-height:${Math.round(size.table * 1.45)}pt;letter-spacing:0;text-align:left}
th,td{border:.75pt solid #000;padding:1.2mm 1.8mm;vertical-align:middle}
th{font-weight:700;text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
.fields th{width:30%;text-align:left}
.signature{margin-top:${line}pt;margin-left:auto;width:78%;padding:4mm 0;text-align:center;break-inside:avoid;break-before:avoid}
.record .signature,.reply_slip .signature{width:100%;text-align:left}
.record .signature p,.reply_slip .signature p{margin-bottom:${line / 3}pt}
.signature p{min-height:${line}pt}
.signed{white-space:nowrap;font-size:${size.small}pt}
.signed img{height:${signatureMm}mm;max-width:${signatureMm * 3}mm;vertical-align:middle}
.seal{margin:5mm 0;font-size:${size.small}pt;color:#555}
.copies{margin-top:${line / 2}pt;padding:1.5mm 0;border-top:.75pt solid #000;border-bottom:.75pt solid #000;font-size:${size.copies}pt;line-height:${Math.round(size.copies * 1.6)}pt;break-inside:avoid;break-before:avoid}
.watermark{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;font-size:${isEnglish ? 96 : 120}pt;line-height:1;letter-spacing:.1em;color:#e6e6e6;transform:rotate(-40deg)}
@media screen{body{width:${page.width}mm;margin:0 auto;padding:${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm}}
`;
}
