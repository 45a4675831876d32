import { assignments } from './messages/assignments.ts';
import { backups } from './messages/backups.ts';
import { calendar } from './messages/calendar.ts';
import { common } from './messages/common.ts';
import { completion } from './messages/completion.ts';
import { conflicts } from './messages/conflicts.ts';
import { documents } from './messages/documents.ts';
import { enterprise } from './messages/enterprise.ts';
import { errors } from './messages/errors.ts';
import { evidence } from './messages/evidence.ts';
import { exchange } from './messages/exchange.ts';
import { findingsLife } from './messages/findings-life.ts';
import { firstStart } from './messages/first-start.ts';
import { foreignFile } from './messages/foreign-file.ts';
import { frame } from './messages/frame.ts';
import { handOver } from './messages/hand-over.ts';
import { help } from './messages/help.ts';
import { importRecords } from './messages/import-records.ts';
import { library } from './messages/library.ts';
import { merging } from './messages/merging.ts';
import { review } from './messages/review.ts';
import { settings } from './messages/settings.ts';
import { statistics } from './messages/statistics.ts';
import { visitFindings } from './messages/visit-findings.ts';
import { visitHelp } from './messages/visit-help.ts';
import { visitItem } from './messages/visit-item.ts';
import { visit } from './messages/visit.ts';

/** All texts of the window by feature. */
export const messages = {
  assignments,
  backups,
  calendar,
  common,
  completion,
  conflicts,
  documents,
  enterprise,
  errors,
  evidence,
  exchange,
  findingsLife,
  firstStart,
  foreignFile,
  frame,
  handOver,
  help,
  importRecords,
  library,
  merging,
  review,
  settings,
  statistics,
  visit,
  visitFindings,
  visitHelp,
  visitItem,
} as const;

type AllMessages = typeof messages;
type KeyOf<Feature extends keyof AllMessages> = keyof AllMessages[Feature]['zh-Hans'] & string;

/** `feature.key`, for every text there is. */
export type MessageKey = { [F in keyof AllMessages]: `${F}.${KeyOf<F>}` }[keyof AllMessages];
