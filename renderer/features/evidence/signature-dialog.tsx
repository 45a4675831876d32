import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { greatestSignerLength } from '#domain/evidence/limits.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toSignatureFile } from './draw-signature.ts';
import { isSignature } from './model/strokes.ts';
import type { Stroke } from './model/strokes.ts';
import { sendFile } from './send-file.ts';
import { SignaturePad } from './signature-pad.tsx';
import { refreshEvidence } from './use-evidence.ts';

export type SignatureKind = 'inspector_signature' | 'union_signature';

export type SignatureDialogProps = {
  readonly kind: SignatureKind;
  /** Who probably signs. */
  readonly suggested: string;
  readonly onClose: () => void;
};

const asDrawn = { longestSide: 0, keepOriginal: false } as const;

/** Takes a signature: drawn, or for those who use the keyboard typed, which it then says of itself. */
export function SignatureDialog({ kind, suggested, onClose }: SignatureDialogProps): ReactNode {
  const { t } = useText();
  const [signer, setSigner] = useState(suggested);
  const [isTyped, setIsTyped] = useState(false);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const nameField = useRef<InputRef>(null);
  useEffect(() => nameField.current?.focus(), []);
  const canvas = useRef<HTMLCanvasElement>(null);
  const save = useSaveSignature(kind, onClose);
  const isReady = signer.trim() !== '' && (isTyped || isSignature(strokes));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && canvas.current !== null) save.mutate({ canvas: canvas.current, signer, isTyped });
  };
  return (
    <Dialog title={t(`evidence.${kind}`)} width={960} onClose={onClose}>
      <form className="signature-dialog" onSubmit={submit}>
        <label>
          {t('evidence.signer')}
          <Input
            ref={nameField}
            value={signer}
            maxLength={greatestSignerLength}
            onChange={({ target }) => setSigner(target.value)}
          />
        </label>
        <Checkbox checked={isTyped} onChange={({ target }) => setIsTyped(target.checked)}>
          {t('evidence.typeInstead')}
        </Checkbox>
        <SignaturePad
          canvasRef={canvas}
          strokes={strokes}
          typed={isTyped ? signer : undefined}
          onStrokes={setStrokes}
        />
        <p className="quiet">{t(isTyped ? 'evidence.typedHint' : 'evidence.drawHint')}</p>
        {save.error !== null && <ErrorNotice error={save.error} title={t('evidence.notSigned')} />}
        <div className="large-actions">
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={save.isPending}>
            {t('evidence.sign')}
          </Button>
          <Button disabled={isTyped || strokes.length === 0} onClick={() => setStrokes([])}>
            {t('evidence.clear')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Signing = { readonly canvas: HTMLCanvasElement; readonly signer: string; readonly isTyped: boolean };

function useSaveSignature(kind: SignatureKind, onSaved: () => void) {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ canvas, signer, isTyped }: Signing) => {
      const file = await toSignatureFile(canvas);
      const said = isTyped ? { caption: t('evidence.typedRemark') } : {};
      const about = { inspectionId, kind, facts: [], signer: signer.trim(), ...said };
      return sendFile(file, { ...about, pictures: asDrawn, onProgress: () => undefined });
    },
    onSuccess: async () => {
      await refreshEvidence(client, inspectionId);
      onSaved();
    },
  });
}
