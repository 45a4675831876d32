import type { Response } from '#ipc/contract.ts';

export type ChosenFile = NonNullable<Response<'chooseImportFile'>>;
export type HeadTarget = ChosenFile['targets'][number];
export type Preview = NonNullable<Response<'previewImport'>>;
export type Head = Preview['heads'][number];
export type Rejection = Preview['rejections'][number];
export type Written = Extract<Response<'runImport'>, { readonly state: 'written' }>;
export type TakenBack = Extract<Response<'takeBackImport'>, { readonly state: 'done' }>;
export type Batch = Response<'listImports'>[number];

/** What heads were said to mean since the file was chosen: ids of columns, `-` for leaving out, '' for not said. */
export type HeadChoices = Readonly<Record<string, string>>;

export const ignoredHead = '-';
