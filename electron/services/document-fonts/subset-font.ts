/** The types of Node do not know it, and those of the browser are not for this side. */
declare const WebAssembly: {
  readonly instantiate: (module: Uint8Array) => Promise<{ readonly instance: { readonly exports: object } }>;
};

/** What is used of HarfBuzz's subsetter (hb-subset.h); numbers are addresses and handles in its memory. */
type HarfBuzz = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly malloc: (size: number) => number;
  readonly free: (address: number) => void;
  readonly hb_blob_create: (
    ...given: readonly [data: number, size: number, mode: number, user: number, destroy: number]
  ) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_data: (blob: number, size: number) => number;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_unicode_set: (input: number) => number;
  readonly hb_subset_input_pin_axis_location: (
    ...given: readonly [input: number, face: number, tag: number, value: number]
  ) => number;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
};

export type SubsetRequest = {
  readonly font: Uint8Array;
  /** Code points to keep. */
  readonly characters: readonly number[];
  /** Weight at which the font is fixed: PDF holds variable fonts only as drawings. */
  readonly weight: number;
};

/** Cuts a variable TrueType font down to some characters at one weight; the same request gives the same bytes. */
export type SubsetFont = (request: SubsetRequest) => Uint8Array;

const writableMemory = 2;
const weightAxis = 0x77_67_68_74; // 'wght'

/** Makes the subsetter out of HarfBuzz's WebAssembly module. */
export async function createSubsetter(module: Uint8Array): Promise<SubsetFont> {
  const { instance } = await WebAssembly.instantiate(module);
  const harfBuzz = instance.exports as HarfBuzz;
  harfBuzz._initialize();
  return (request) => subset(harfBuzz, request);
}

function subset(harfBuzz: HarfBuzz, { font, characters, weight }: SubsetRequest): Uint8Array {
  const address = harfBuzz.malloc(font.byteLength);
  new Uint8Array(harfBuzz.memory.buffer).set(font, address);
  const blob = harfBuzz.hb_blob_create(address, font.byteLength, writableMemory, 0, 0);
  const face = harfBuzz.hb_face_create(blob, 0);
  harfBuzz.hb_blob_destroy(blob);
  const input = harfBuzz.hb_subset_input_create_or_fail();
  try {
    const wanted = harfBuzz.hb_subset_input_unicode_set(input);
    for (const character of characters) harfBuzz.hb_set_add(wanted, character);
    const isPinned = harfBuzz.hb_subset_input_pin_axis_location(input, face, weightAxis, weight) !== 0;
    if (!isPinned) throw new Error('A font of the documents has no weights to choose from');
    return copyResult(harfBuzz, harfBuzz.hb_subset_or_fail(face, input));
  } finally {
    harfBuzz.hb_subset_input_destroy(input);
    harfBuzz.hb_face_destroy(face);
    harfBuzz.free(address);
  }
}

function copyResult(harfBuzz: HarfBuzz, subsetFace: number): Uint8Array {
  if (subsetFace === 0) throw new Error('A font of the documents cannot be cut down');
  const result = harfBuzz.hb_face_reference_blob(subsetFace);
  try {
    const start = harfBuzz.hb_blob_get_data(result, 0);
    // The memory may have moved while it grew.
    return new Uint8Array(harfBuzz.memory.buffer).slice(start, start + harfBuzz.hb_blob_get_length(result));
  } finally {
    harfBuzz.hb_blob_destroy(result);
    harfBuzz.hb_face_destroy(subsetFace);
  }
}
