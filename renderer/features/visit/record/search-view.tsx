import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { FactItem } from '../item/fact-item.tsx';
import { searchFacts } from '../model/questions.ts';
import type { Face } from '../use-navigation.ts';
import { useVisitState } from '../visit-context.ts';

/** The questions of all sections that match the search, as a form. */
export function SearchView({ search, face }: { readonly search: string; readonly face: Face }): ReactNode {
  const { language, t } = useText();
  const notArising = useVisitState(({ visit }) => visit.assessment.notArising);
  const found = useMemo(() => searchFacts(search, language), [search, language]);
  return (
    <div className="record-view">
      <output className="quiet">
        {found.length === 0 ? t('visit.nothingFound') : t('visit.searchResult', { n: found.length })}
      </output>
      <div className="fact-list">
        {found.map((fact) => (
          <FactItem key={fact.id} fact={fact} isArising={!notArising.includes(fact.id)} face={face} />
        ))}
      </div>
    </div>
  );
}
