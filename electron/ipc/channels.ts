// Imported by the sandboxed preload: must not import anything.

/** Every request the window can make, one name each; the same name stands in the contract, the handlers and `window.api`. */
export const channels = [
  'getSession',
  'saveSettings',
  'getPack',
  'listEnterprises',
  'getEnterprise',
  'createEnterprise',
  'updateEnterprise',
  'createVisit',
  'getVisit',
  'saveAnswers',
  'saveNote',
  'saveVisitDetails',
  'undo',
  'redo',
  'getHistory',
  'getStatistics',
  'getVerdictSummary',
] as const;

export type Channel = (typeof channels)[number];
