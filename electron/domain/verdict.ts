export const severities = ['critical', 'major', 'minor', 'advisory'] as const;
export type Severity = (typeof severities)[number];

/**
 * How far the norm binds. `must`: statute, regulation or ministry rule. `union_norm`: norms of the All-China Federation
 * and joint documents, which bind unions. `may` and `encouraged` can never be reported as a breach.
 */
export const modalities = ['must', 'union_norm', 'may', 'encouraged'] as const;
export type Modality = (typeof modalities)[number];

export const verdictKinds = ['pass', 'gap', 'unknown', 'not_applicable', 'error'] as const;
export type VerdictKind = (typeof verdictKinds)[number];
