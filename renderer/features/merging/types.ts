import type { Response } from '#ipc/contract.ts';

export type ChosenFile = NonNullable<Response<'chooseMergeFiles'>>['files'][number];
export type Inspected = Response<'inspectMergeFile'>;
export type Preview = Extract<Inspected, { readonly state: 'ready' }>['preview'];
export type MergeRun = Response<'mergeFiles'>;
export type MergedFile = MergeRun['files'][number];
export type TakenBack = Extract<Response<'takeBackMerge'>, { readonly state: 'done' }>;
export type Exchanged = Extract<Response<'exchangeNow'>, { readonly state: 'done' }>;
export type Merge = Response<'listMerges'>[number];

/** A chosen file and what is known of it; without `inspected` it waits for its turn. */
export type Candidate = ChosenFile & { readonly inspected?: Inspected };

/** Whether the file can be taken in: also where its records are known, since it may hold attachments that are missing here. */
export function canMerge({ inspected }: Candidate): boolean {
  return inspected?.state === 'ready' && !inspected.preview.isKnown;
}

/** Whether merging it would put invented records beside real ones. */
export function mixes(file: Candidate): boolean {
  return canMerge(file) && file.inspected?.state === 'ready' && file.inspected.preview.mixes !== 'none';
}

/** The library holds every record of the file as it is there. */
export function isAllKnown({ counts, entries }: Preview): boolean {
  return entries > 0 && counts.new + counts.newer + counts.both + counts.conflict === 0;
}
