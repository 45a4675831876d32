import type { Request, Response } from '#ipc/contract.ts';

export type EnterpriseView = Response<'getEnterprise'>;
export type Enterprise = EnterpriseView['enterprise'];
export type Merged = EnterpriseView['merged'][number];
export type Visit = EnterpriseView['visits'][number];
export type EnterpriseInput = Request<'createEnterprise'>;
export type NewVisit = Request<'createVisit'>;
export type Inspector = NewVisit['inspectors'][number];
export type TypedEnterprise = Request<'findDuplicates'>;
export type Duplicate = Response<'findDuplicates'>[number];
export type ScanPart = Response<'scanDuplicates'>;
export type DuplicatePair = ScanPart['pairs'][number];
export type MergePair = Request<'previewMerge'>;
export type MergePreview = Response<'previewMerge'>;
export type MergeSide = MergePreview['from'];
export type MergeField = keyof MergeSide['fields'];
export type MergeRequest = Request<'mergeEnterprises'>;
