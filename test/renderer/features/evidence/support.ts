import type { Request, Response } from '#ipc/contract.ts';
import type { FakeHandlers } from '#test/renderer/support/fake-api.ts';

export type Piece = Response<'listEvidence'>['pieces'][number];

export function makePiece(number: number, part: Partial<Piece> = {}): Piece {
  const id = `0198a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const sha256 = String(number).padStart(64, '0');
  const facts: string[] = [];
  const plain = { kind: 'file', originalSha256: null, size: 2048, facts, caption: null, signer: null } as const;
  return { id, sha256, name: `证据${number}.pdf`, mediaType: 'application/pdf', content: 'here', ...plain, ...part };
}

/** A main process that keeps evidence: what is sent is in the list afterwards. */
export function keepEvidence(pieces: Piece[], removed: Piece[] = []): FakeHandlers {
  const find = (id: string): number => pieces.findIndex((piece) => piece.id === id);
  return {
    listEvidence: () => ({ pieces: [...pieces], removed: [...removed] }),
    checkEvidence: () => [],
    beginEvidence: () => ({ uploadId: crypto.randomUUID() }),
    sendEvidencePiece: () => null,
    cancelEvidence: () => null,
    finishEvidence: ({ name, facts, kind, signer, caption }: Request<'finishEvidence'>) => {
      const said = { signer: signer ?? null, caption: caption ?? null };
      const piece = makePiece(pieces.length + 500, { name, facts, kind, ...said });
      pieces.push(piece);
      return piece;
    },
    updateEvidence: ({ evidenceId, facts, caption }: Request<'updateEvidence'>) => {
      const at = find(evidenceId);
      const known = pieces[at] ?? makePiece(0);
      const piece = { ...known, facts: facts ?? known.facts, caption: caption ?? known.caption };
      pieces[at] = piece;
      return piece;
    },
    removeEvidence: ({ evidenceId }: Request<'removeEvidence'>) => {
      removed.push(...pieces.splice(find(evidenceId), 1));
      return null;
    },
    restoreEvidence: ({ evidenceId }: Request<'restoreEvidence'>) => {
      const [piece = makePiece(0)] = removed.splice(
        removed.findIndex(({ id }) => id === evidenceId),
        1,
      );
      pieces.push(piece);
      return piece;
    },
  };
}
