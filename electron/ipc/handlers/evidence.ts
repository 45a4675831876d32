import { basename } from 'node:path';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { removeEvidence, restoreEvidence, updateEvidence } from '#services/evidence/change-evidence.ts';
import { checkEvidence } from '#services/evidence/check-evidence.ts';
import { listAllEvidence } from '#services/evidence/list-evidence.ts';
import { getEvidenceFileName, saveEvidenceAs } from '#services/evidence/save-evidence.ts';
import { sweepLater } from '#services/evidence/sweep.ts';
import { saveThumbnail } from '#services/evidence/thumbnails.ts';
import { addPiece, cancelUpload, settleUpload } from '#services/evidence/uploads.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { evidenceContract } from '../schemas/evidence.ts';

type EvidenceChannel = keyof typeof evidenceContract;

/** Photos, files and signatures of visits. */
export function createEvidenceHandlers({ library, dialogs }: HandlerContext): Pick<Handlers, EvidenceChannel> {
  return {
    listEvidence: async ({ inspectionId }) => listAllEvidence(await library, inspectionId),
    beginEvidence: async (request) => ({ uploadId: beginEvidence(await library, request) }),
    sendEvidencePiece: async (request) => {
      addPiece(await library, request);
      return null;
    },
    finishEvidence: async (request) => {
      const { uploadId, originalUploadId } = request;
      for (const id of [uploadId, originalUploadId]) if (id !== undefined) await settleUpload(await library, id);
      return addEvidence(await library, request);
    },
    cancelEvidence: async ({ uploadId }) => {
      cancelUpload(await library, uploadId);
      sweepLater(await library);
      return null;
    },
    updateEvidence: async (request) => updateEvidence(await library, request),
    removeEvidence: async ({ evidenceId }) => {
      removeEvidence(await library, evidenceId);
      return null;
    },
    restoreEvidence: async ({ evidenceId }) => restoreEvidence(await library, evidenceId),
    saveThumbnail: async (request) => {
      saveThumbnail(await library, request);
      return null;
    },
    checkEvidence: async ({ inspectionId }) => checkEvidence(await library, inspectionId),
    saveEvidenceAs: async (request) => {
      const file = await dialogs.chooseEvidenceTarget(getEvidenceFileName(await library, request));
      if (file === null) return null;
      await saveEvidenceAs(await library, { ...request, file });
      return { name: basename(file) };
    },
  };
}
