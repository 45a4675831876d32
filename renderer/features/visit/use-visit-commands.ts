import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { sections } from '#domain/facts/sections.ts';
import type { Command, KeyChoices } from './keyboard/commands.ts';
import {
  findItem,
  focusFinding,
  moveItem,
  movePane,
  pressConfirmSection,
  pressTool,
  pressVisitTool,
} from './keyboard/focus.ts';
import { useCommands } from './keyboard/use-commands.ts';
import { isAnswered } from './model/answers.ts';
import { groupFindings } from './model/findings.ts';
import { findFollowing, listOpenQuestions } from './model/questions.ts';
import { findAnswer, isLocked } from './store/visit-state.ts';
import type { VisitStore } from './store/visit-store.ts';
import type { Navigation } from './use-navigation.ts';

export type CommandTargets = {
  readonly store: VisitStore;
  readonly navigation: Navigation;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly openHelp: () => void;
  readonly leave: () => void;
  readonly focusSearch: () => void;
  /** A dialog is open and has the keys. */
  readonly isPaused: boolean;
  readonly keys: KeyChoices;
};

/** What the keys do on the screen of a visit. */
export function useVisitCommands(targets: CommandTargets): void {
  const lastFocused = useLastFocused();
  useCommands((command) => !targets.isPaused && run(command, targets, lastFocused), targets.keys);
}

/** Says whether the command found something to do; the key is then used up. */
function run(command: Command, targets: CommandTargets, lastFocused: LastFocused): boolean {
  switch (command.kind) {
    case 'item':
      return moveItem(command.by) || targets.navigation.crossSection(command.by);
    case 'pane':
      return movePane(command.by, lastFocused.current);
    case 'section':
      return openSection(command.index, targets.navigation);
    default:
      return actions[command.kind](targets) ?? true;
  }
}

type SimpleCommand = Exclude<Command['kind'], 'item' | 'pane' | 'section'>;

const actions: Readonly<Record<SimpleCommand, (targets: CommandTargets) => boolean | void>> = {
  'toggle-face': ({ navigation }) => navigation.switchFace(findItem(document.activeElement)),
  search: ({ focusSearch }) => focusSearch(),
  'next-question': goToNextQuestion,
  'next-gap': ({ store }) => goToNextGap(store),
  note: () => pressTool('note'),
  comment: () => pressTool('comment'),
  comments: () => pressVisitTool('comments'),
  evidence: () => pressTool('evidence') || pressVisitTool('evidence'),
  'all-evidence': () => pressVisitTool('evidence'),
  'item-help': () => pressTool('help'),
  confirm: ({ navigation }) => confirmItem(navigation),
  'confirm-section': () => pressConfirmSection(),
  complete: ({ navigation }) => navigation.toggleCompletion(),
  documents: ({ navigation }) => navigation.toggleDocuments(),
  save: ({ store }) => void store.flush(),
  undo: ({ store, undo }) => (isLocked(store.getState()) ? undefined : undo()),
  redo: ({ store, redo }) => (isLocked(store.getState()) ? undefined : redo()),
  help: ({ openHelp }) => openHelp(),
  back: ({ leave }) => leave(),
  // Whatever else is open closes itself.
  close: ({ navigation }) => {
    if (navigation.isDocumenting) return navigation.toggleDocuments();
    return navigation.isCompleting ? navigation.toggleCompletion() : false;
  },
};

/** Confirms the answer of the last visit as it stands, and goes on to the next item. */
function confirmItem(navigation: Navigation): boolean {
  const isConfirmed = pressTool('confirm');
  if (isConfirmed && !moveItem(1)) navigation.crossSection(1);
  return isConfirmed;
}

function openSection(index: number, navigation: Navigation): boolean {
  const section = sections[index];
  if (section !== undefined) navigation.showSection(section.id);
  return section !== undefined;
}

function goToNextQuestion({ store, navigation }: CommandTargets): boolean {
  const state = store.getState();
  const open = listOpenQuestions(state.visit.assessment, (fact) => !isAnswered(findAnswer(state, fact)));
  const next = findFollowing(open, findItem(document.activeElement));
  if (next !== undefined) navigation.goTo(next);
  return true;
}

function goToNextGap(store: VisitStore): boolean {
  const gaps = groupFindings(store.getState().visit.assessment.verdicts, 'all').gaps.map(({ rule }) => rule);
  const current = document.activeElement?.closest<HTMLElement>('[data-finding]')?.dataset['finding'];
  const next = findFollowing(gaps, current);
  if (next !== undefined) focusFinding(next);
  return true;
}

type LastFocused = RefObject<Map<string, HTMLElement>>;

/** Remembers where the focus was in each pane, so that F6 comes back to it. */
function useLastFocused(): LastFocused {
  const elements = useRef(new Map<string, HTMLElement>());
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const pane = target.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
      if (pane !== undefined) elements.current.set(pane, target);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  return elements;
}
