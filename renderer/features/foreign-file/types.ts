import type { Response } from '#ipc/contract.ts';

/** A checked file from somebody else. */
export type Summary = NonNullable<Response<'inspectForeignFile'>>;
export type Seal = Summary['seals'][number];
export type ChosenFile = NonNullable<Response<'chooseForeignFile'>>;
