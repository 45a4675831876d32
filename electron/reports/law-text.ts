import type { BasisInput, FindingInput } from './document-input.ts';
import type { LawWording } from './wording/wording.ts';

/**
 * Whether a finding may be put to somebody as a breach: only a must or a norm of the unions that was in force on the day
 * of the visit. Everything else is advice.
 */
export function isBreach({ modality, inForce }: Pick<FindingInput, 'modality' | 'inForce'>): boolean {
  return inForce && (modality === 'must' || modality === 'union_norm');
}

/** Whether law is broken, so that an authority can act on it: a must with a place that says so. */
export function isAgainstLaw(finding: Pick<FindingInput, 'modality' | 'inForce' | 'bases'>): boolean {
  return isBreach(finding) && finding.modality === 'must' && finding.bases.some(({ standing }) => standing === 'must');
}

/** The legal basis in sentences: the verb follows how far each place binds. Empty where nothing is cited. */
export function sayBasis(finding: Pick<FindingInput, 'modality' | 'inForce' | 'bases'>, law: LawWording): string {
  const { bases } = finding;
  const say = (chosen: readonly BasisInput[], word: (citations: string) => string): string[] =>
    chosen.length === 0 ? [] : [word(law.list(groupByInstrument(chosen).map((group) => cite(group, law))))];
  if (!finding.inForce) return law.joinSentences(say(bases, law.later));
  if (!isBreach(finding)) return law.joinSentences(say(bases, law.recommended));
  const isContrary = ({ standing }: BasisInput): boolean => finding.modality === 'must' && standing === 'must';
  return law.joinSentences([
    ...say(bases.filter(isContrary), law.contrary),
    ...say(
      bases.filter((basis) => !isContrary(basis) && basis.standing !== 'may'),
      law.notInLine,
    ),
    ...say(
      bases.filter(({ standing }) => standing === 'may'),
      law.see,
    ),
  ]);
}

/** Places of one instrument are cited together: its name and date once. */
function groupByInstrument(bases: readonly BasisInput[]): readonly (readonly BasisInput[])[] {
  const groups = new Map<string, BasisInput[]>();
  for (const basis of bases) {
    const key = `${basis.instrument}\n${basis.from}\n${basis.verified ? 'read' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), basis]);
  }
  return [...groups.values()];
}

/** An article that nobody has read is never printed as a number. */
function cite(group: readonly BasisInput[], law: LawWording): string {
  const [first] = group;
  if (first === undefined) return '';
  const { instrument, verified, from } = first;
  const articles = group.map(({ article }) => article).filter((article) => article !== '');
  const place = law.cite({
    title: instrument,
    article: verified ? law.joinArticles([...new Set(articles)]) : '',
    from,
  });
  return verified ? place : place + law.articleToBeConfirmed;
}
