import type { Response } from '#ipc/contract.ts';

export type Evidence = Response<'listEvidence'>['pieces'][number];
export type VisitEvidence = Response<'listEvidence'>;
export type ContentState = Response<'checkEvidence'>[number]['state'];
