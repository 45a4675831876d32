import { useState } from 'react';
import type { ReactNode } from 'react';
import { toPicturePath } from '#domain/evidence/picture-address.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { isLocked } from '#renderer/features/visit/store/visit-state.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useEvidenceTools } from './evidence-tools.ts';
import { toFault } from './model/piece-labels.ts';
import { SignatureDialog } from './signature-dialog.tsx';
import type { SignatureKind } from './signature-dialog.tsx';
import type { Evidence } from './types.ts';
import { useCheckedContents, useEvidence, useEvidenceAction } from './use-evidence.ts';

const signatureKinds: readonly SignatureKind[] = ['inspector_signature', 'union_signature'];

/** In the completion of a visit: who has signed, how much evidence there is, and what of it cannot be had. */
export function CompletionEvidence(): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const { openGallery } = useEvidenceTools();
  const list = useEvidence(inspectionId);
  const pieces = list.data?.pieces ?? [];
  return (
    <section className="completion-evidence" aria-label={t('evidence.title')}>
      <p>
        <strong>{t('evidence.titleCount', { n: pieces.length })}</strong>{' '}
        <button type="button" className="tool" onClick={openGallery}>
          {t('evidence.openGallery')}
        </button>
      </p>
      {list.error !== null && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <Faults pieces={pieces} />
      {signatureKinds.map((kind) => (
        <Signatures key={kind} kind={kind} pieces={pieces.filter((piece) => piece.kind === kind)} />
      ))}
    </section>
  );
}

/** Every content is read again here: what is handed over has to be there. */
function Faults({ pieces }: { readonly pieces: readonly Evidence[] }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const { openLarge } = useEvidenceTools();
  const checked = useCheckedContents(inspectionId, pieces.length > 0);
  const faults = pieces.flatMap((piece) => {
    const fault = toFault(piece, checked.get(piece.sha256));
    return fault === undefined ? [] : [{ piece, fault }];
  });
  if (faults.length === 0) return null;
  const isError = faults.some(({ fault }) => fault.kind === 'error');
  return (
    <ul className="evidence-faults" role={isError ? 'alert' : undefined}>
      {faults.map(({ piece, fault }) => (
        <li key={piece.id} data-fault={fault.kind}>
          <strong>{t(fault.text)}</strong>
          <button type="button" className="tool" onClick={() => openLarge({ pieces, id: piece.id })}>
            <bdi>{piece.caption ?? piece.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

type SignaturesProps = { readonly kind: SignatureKind; readonly pieces: readonly Evidence[] };

function Signatures({ kind, pieces }: SignaturesProps): ReactNode {
  const { t } = useText();
  const locked = useVisitState(isLocked);
  const inspectors = useVisitState(({ visit }) => visit.inspection.inspectors);
  const [isSigning, setIsSigning] = useState(false);
  const signed = pieces.map(({ signer }) => signer);
  const next = inspectors.find(({ name }) => name !== '' && !signed.includes(name))?.name ?? '';
  return (
    <div className="signatures">
      <h3>{t(`evidence.${kind}`)}</h3>
      {pieces.length === 0 && <p className="quiet">{t('evidence.notSignedYet')}</p>}
      {pieces.map((piece) => (
        <Signature key={piece.id} piece={piece} isLocked={locked} />
      ))}
      {!locked && (
        <button type="button" className="action" onClick={() => setIsSigning(true)}>
          {t('evidence.sign')}…
        </button>
      )}
      {isSigning && (
        <SignatureDialog
          kind={kind}
          suggested={kind === 'inspector_signature' ? next : ''}
          onClose={() => setIsSigning(false)}
        />
      )}
    </div>
  );
}

function Signature({ piece, isLocked: locked }: { readonly piece: Evidence; readonly isLocked: boolean }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const action = useEvidenceAction(inspectionId);
  const signer = piece.signer ?? '';
  return (
    <figure className="signature">
      {piece.content === 'here' && (
        <img
          src={toPicturePath({ kind: 'picture', sha256: piece.sha256 })}
          alt={t('evidence.signatureOf', { signer })}
        />
      )}
      <figcaption>
        {signer}
        {piece.caption !== null && `（${piece.caption}）`}
        {!locked && (
          <button
            type="button"
            className="tool"
            aria-label={t('evidence.removeSignature', { signer })}
            onClick={() => action.mutate({ kind: 'remove', evidenceId: piece.id })}
          >
            {t('evidence.remove')}
          </button>
        )}
      </figcaption>
      {action.error !== null && <ErrorNotice error={action.error} />}
    </figure>
  );
}
