import { saveAnswers, saveNote } from '#services/visit-answers.ts';
import { getHistory } from '#services/visit-history.ts';
import { getVisit, redo, saveVisitDetails, undo } from '#services/visits.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type VisitChannel = 'getVisit' | 'saveAnswers' | 'saveNote' | 'saveVisitDetails' | 'undo' | 'redo' | 'getHistory';

/** Visits and their answers. */
export function createVisitHandlers({ library, settings }: HandlerContext): Pick<Handlers, VisitChannel> {
  const inLanguage = <T extends object>(request: T) => ({ ...request, language: settings.get().language });
  return {
    getVisit: async (request) => getVisit(await library, inLanguage(request)),
    saveAnswers: async (request) => saveAnswers(await library, inLanguage(request)),
    saveNote: async (request) => saveNote(await library, inLanguage(request)),
    saveVisitDetails: async (request) => saveVisitDetails(await library, inLanguage(request)),
    undo: async (request) => undo(await library, inLanguage(request)),
    redo: async (request) => redo(await library, inLanguage(request)),
    getHistory: async (request) => getHistory(await library, inLanguage(request)),
  };
}
