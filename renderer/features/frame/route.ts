/** What fills the window. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'statistics' }
  | { readonly screen: 'visit'; readonly inspectionId: string };

export type MainScreen = Exclude<Route['screen'], 'visit'>;
