/** What a piece of evidence is: a photo or file, or a signature drawn at the end of the visit. */
export const evidenceKinds = ['file', 'inspector_signature', 'union_signature'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
