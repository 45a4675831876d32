import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SectionId } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { sections } from '#domain/facts/sections.ts';
import { focusEdge, focusItem } from './keyboard/focus.ts';

/** Two views of the same facts. */
export type Face = 'record' | 'checklist';

/** The facts, or what is shown in their place. */
type View = 'facts' | 'completion' | 'documents';

/** Where the focus goes once what was asked for is on the screen. */
type Target = { readonly fact: string } | { readonly edge: 'first' | 'last' };

export type Navigation = {
  readonly face: Face;
  readonly section: SectionId;
  readonly search: string;
  /** The visit as a whole is shown in place of its facts. */
  readonly isCompleting: boolean;
  /** Its notices and records are shown in place of everything. */
  readonly isDocumenting: boolean;
  readonly showFace: (face: Face) => void;
  readonly showSection: (section: SectionId) => void;
  readonly setSearch: (search: string) => void;
  readonly goTo: (fact: string) => void;
  /** The other view, with the focus on the same fact. */
  readonly switchFace: (fact: string | undefined) => void;
  /** To the section before or after, at its near end; false where there is none. */
  readonly crossSection: (by: 1 | -1) => boolean;
  /** Shows the visit as a whole, or goes back to its facts. */
  readonly toggleCompletion: () => void;
  readonly toggleDocuments: () => void;
};

/** Which part of the record is shown, and the focus that follows. */
export function useNavigation(start: 'facts' | 'documents'): Navigation {
  const [face, setFace] = useState<Face>('record');
  const [section, setSection] = useState<SectionId>('A');
  const [search, setSearch] = useState('');
  const [view, setView] = useState<View>(start);
  const [target, setTarget] = useState<Target>({ edge: 'first' });
  useEffect(() => focusTarget(target), [target]);
  const open = useCallback((shown: SectionId, then: Target): void => {
    setSection(shown);
    setSearch('');
    setView('facts');
    setTarget({ ...then });
  }, []);
  const goTo = useCallback((fact: string) => open(findFact(fact)?.section ?? 'A', { fact }), [open]);
  return useMemo(() => {
    const showSection = (shown: SectionId): void => {
      setFace('record');
      open(shown, { edge: 'first' });
    };
    const toggle = (wanted: View): void => {
      if (view === wanted) return open(section, { edge: 'first' });
      setSearch('');
      setView(wanted);
    };
    return {
      face,
      section,
      search,
      isCompleting: view === 'completion',
      isDocumenting: view === 'documents',
      showFace: (shown) => {
        setFace(shown);
        setView('facts');
      },
      showSection,
      setSearch,
      goTo,
      switchFace: (fact) => {
        setFace(face === 'record' ? 'checklist' : 'record');
        setView('facts');
        if (fact === undefined) setTarget({ edge: 'first' });
        else goTo(fact);
      },
      crossSection: (by) => {
        const next = sections[sections.findIndex(({ id }) => id === section) + by];
        const isPossible = next !== undefined && face === 'record' && search === '' && view === 'facts';
        if (isPossible) open(next.id, { edge: by === 1 ? 'first' : 'last' });
        return isPossible;
      },
      toggleCompletion: () => toggle('completion'),
      toggleDocuments: () => toggle('documents'),
    };
  }, [face, section, search, view, open, goTo]);
}

function focusTarget(target: Target): void {
  if ('fact' in target) focusItem(target.fact);
  else focusEdge(target.edge);
}
