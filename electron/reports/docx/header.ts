import { AlignmentType, Footer, Header, ImportedXmlComponent, PageNumber, Paragraph, TextRun } from 'docx';
import type { ParagraphChild } from 'docx';
import type { DocumentContent } from '../document.ts';
import { getWording } from '../wording.ts';
import type { Look } from './look.ts';

/** The word across every page of a draft, as word processors draw watermarks; an issued document has an empty header. */
export function createHeader({ issuedOn, language }: DocumentContent): Header {
  const children = issuedOn === '' ? [toWatermark(getWording(language).watermark)] : [];
  return new Header({ children: [new Paragraph({ children })] });
}

/** — 1 — */
export function createFooter(look: Look): Footer {
  const size = look.size.copies * 2;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: look.titleFont, size, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

const shapeStyle = [
  'position:absolute',
  'margin-left:0',
  'margin-top:0',
  'width:340pt',
  'height:150pt',
  'rotation:320',
  'z-index:-251658752',
  'mso-position-horizontal:center',
  'mso-position-horizontal-relative:margin',
  'mso-position-vertical:center',
  'mso-position-vertical-relative:margin',
].join(';');

/** The package cannot draw text along a path, so the shape is given as Word writes it. */
function toWatermark(word: string): ParagraphChild {
  const xml = `<w:r><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="${shapeStyle}" o:allowincell="f" fillcolor="#e2e2e2" stroked="f">
<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="${word}"/></v:shape></w:pict></w:r>`;
  // The import returns a holder of the nodes of the text; the run is the only one.
  return ImportedXmlComponent.fromXmlString(xml.replaceAll('\n', '')) as unknown as ParagraphChild;
}
