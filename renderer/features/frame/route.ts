import type { Place } from '#renderer/features/conflicts/types.ts';

/** What fills the window. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'statistics' }
  | { readonly screen: 'documents' }
  | { readonly screen: 'follow-up' }
  | {
      readonly screen: 'conflicts';
      /** The conflict that is shown first. */
      readonly at?: Place;
    }
  | {
      readonly screen: 'visit';
      readonly inspectionId: string;
      /** The rule whose finding the visit is opened at. */
      readonly finding?: string;
      /** The document that the visit is opened at. */
      readonly document?: string;
      /** Where the way back leads; absent: the list of enterprises. */
      readonly from?: 'follow-up' | 'documents' | 'conflicts';
    };

export type MainScreen = Exclude<Route['screen'], 'visit'>;
