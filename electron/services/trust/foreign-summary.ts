import { z } from 'zod';
import { errorCodes } from '#domain/error.ts';
import type { Checkpoint } from '#sync/checkpoint.ts';
import type { VerifyProblem } from '../verify/problems.ts';
import type { SealFinding } from './judge-seals.ts';

/** What a file from somebody else holds, as found in a process of its own. */
export type ForeignSummary = {
  readonly libraryId: string;
  /** The version of the file's tables as it came. */
  readonly schema: number;
  readonly enterprises: number;
  /** Visits that are not deleted. */
  readonly records: number;
  readonly attachments: number;
  /** Who is to visit what, if not withdrawn. */
  readonly assignments: number;
  readonly entries: number;
  /** By the clock of the device that wrote it; null where there is no entry. */
  readonly lastChange: string | null;
  readonly contentHash: string;
  /** Whether it says that it holds the invented sample. */
  readonly isSample: boolean;
  readonly checkpoints: readonly Checkpoint[];
  readonly seals: readonly SealFinding[];
  /** What does not keep the file from being taken in, since the history alone is: TABLE_DIFFERS, ATTACHMENT_…; at most a hundred. */
  readonly problems: readonly VerifyProblem[];
};

/** What the process is asked to look at; everything lies in a private folder. */
export type ForeignRequest = {
  readonly folder: string;
  /** Present where the file is still encrypted. */
  readonly passphrase?: string;
  readonly knownKeys: readonly string[];
};

/** Names in the private folder. `received`: the file as it came; `library`: the plain library that was checked. */
export const foreignNames = { received: 'received', library: 'library.unidb', answer: 'answer.json' } as const;

/** Longest answer that is read: a file cannot make the program hold more. */
export const mostAnswerBytes = 16 * 1024 * 1024;

export type ForeignAnswer =
  | { readonly kind: 'sound'; readonly summary: ForeignSummary }
  | {
      readonly kind: 'refused';
      readonly code: (typeof errorCodes)[number];
      readonly message: string;
      readonly details: Readonly<Record<string, unknown>>;
    };

const text = z.string().max(2000);
const count = z.int().min(0);
const nullableText = text.nullable();

const seal = z.strictObject({
  seal: text,
  scope: z.enum(['file', 'exchange']),
  device: nullableText,
  deviceName: nullableText,
  fingerprint: nullableText,
  madeAt: nullableText,
  count,
  since: count,
  state: z.enum(['intact', 'changed_after_sealing', 'broken', 'unknown_device']),
  changed: z.array(text),
  known: z.boolean(),
});

const summary = z.strictObject({
  libraryId: text,
  schema: count,
  enterprises: count,
  records: count,
  attachments: count,
  assignments: count,
  entries: count,
  lastChange: nullableText,
  contentHash: text,
  isSample: z.boolean(),
  checkpoints: z.array(z.strictObject({ device: text, count, head: text })),
  seals: z.array(seal),
  problems: z.array(z.strictObject({ code: text, message: text, where: text })),
});

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sound'), summary }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(errorCodes),
    message: text,
    details: z.record(z.string(), z.unknown()),
  }),
]);

/** The answer of a process that has read a hostile file: believed no further than its form. */
export function parseForeignAnswer(json: string): ForeignAnswer | undefined {
  try {
    return answer.safeParse(JSON.parse(json)).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
