import { useEffect, useRef } from 'react';
import type { PointerEvent, ReactNode, RefObject } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { drawStrokes, drawTypedName } from './draw-signature.ts';
import { sheet, toPoint } from './model/strokes.ts';
import type { Stroke } from './model/strokes.ts';

export type SignaturePadProps = {
  readonly canvasRef: RefObject<HTMLCanvasElement | null>;
  readonly strokes: readonly Stroke[];
  /** A name to be written instead of strokes. */
  readonly typed: string | undefined;
  readonly onStrokes: (change: (strokes: readonly Stroke[]) => readonly Stroke[]) => void;
};

/** The sheet that is signed with mouse, pen or finger. */
export function SignaturePad({ canvasRef, strokes, typed, onStrokes }: SignaturePadProps): ReactNode {
  const { t } = useText();
  const isDown = useRef(false);
  const remark = t('evidence.typedRemark');
  useEffect(() => {
    const context = canvasRef.current?.getContext('2d');
    if (context === null || context === undefined) return;
    if (typed === undefined) drawStrokes(context, strokes);
    else drawTypedName(context, { name: typed, remark });
  }, [canvasRef, strokes, typed, remark]);
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (typed !== undefined || event.button !== 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    isDown.current = true;
    const point = toPoint(event, event.currentTarget.getBoundingClientRect());
    onStrokes((all) => [...all, [point]]);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!isDown.current) return;
    const point = toPoint(event, event.currentTarget.getBoundingClientRect());
    onStrokes((all) => [...all.slice(0, -1), [...(all.at(-1) ?? []), point]]);
  };
  const end = (): void => {
    isDown.current = false;
  };
  return (
    <canvas
      ref={canvasRef}
      className="signature-pad"
      width={sheet.width}
      height={sheet.height}
      // A canvas has no name of its own, and no other element can be drawn on.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={t('evidence.signHere')}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
