import { AppError } from '#domain/error.ts';
import { sheet } from './model/strokes.ts';
import type { Stroke } from './model/strokes.ts';

const ink = '#14213d';

/** Draws strokes on a cleared sheet. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  clear(context);
  context.strokeStyle = ink;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    for (const [index, point] of stroke.entries()) {
      const before = stroke[index - 1] ?? point;
      context.lineWidth = 2 + 4 * point.pressure;
      context.beginPath();
      context.moveTo(before.x, before.y);
      context.lineTo(point.x, point.y);
      context.stroke();
    }
  }
}

/** Writes a typed name and, below it, that it was typed: nobody is to take it for handwriting. */
export function drawTypedName(
  context: CanvasRenderingContext2D,
  { name, remark }: { readonly name: string; readonly remark: string },
): void {
  clear(context);
  const { fontFamily } = getComputedStyle(document.body);
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `88px ${fontFamily}`;
  context.fillText(name, sheet.width / 2, sheet.height * 0.42, sheet.width - 80);
  context.font = `28px ${fontFamily}`;
  context.fillText(remark, sheet.width / 2, sheet.height * 0.84, sheet.width - 80);
}

/** The sheet as a PNG file. @throws AppError INTERNAL where the canvas gives none. */
export async function toSignatureFile(canvas: HTMLCanvasElement): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new AppError('INTERNAL', 'The signature cannot be kept as a picture');
  return new File([blob], 'signature.png', { type: 'image/png' });
}

function clear(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, sheet.width, sheet.height);
}
