import type { PackDocument } from '../../types.ts';
import head from './pack.json' with { type: 'json' };
import bargaining from './rules-bargaining.json' with { type: 'json' };
import boards from './rules-boards.json' with { type: 'json' };
import chair from './rules-chair.json' with { type: 'json' };
import congress from './rules-congress.json' with { type: 'json' };
import disclosure from './rules-disclosure.json' with { type: 'json' };
import election from './rules-election.json' with { type: 'json' };
import establishment from './rules-establishment.json' with { type: 'json' };
import optional from './rules-optional.json' with { type: 'json' };
import organs from './rules-organs.json' with { type: 'json' };

const rules: readonly unknown[] = [
  ...establishment,
  ...election,
  ...chair,
  ...organs,
  ...bargaining,
  ...congress,
  ...boards,
  ...disclosure,
  ...optional,
];

/** The built-in pack as one document, unchecked: it goes through `parsePack` like any other. */
export const builtInPackDocument: Readonly<Record<keyof PackDocument, unknown>> & {
  readonly rules: readonly unknown[];
} = {
  format: head.format,
  id: head.id,
  version: head.version,
  title: head.title,
  checkedOn: head.checkedOn,
  jurisdiction: head.jurisdiction,
  instruments: head.instruments,
  parameters: head.parameters,
  subjects: head.subjects,
  rules,
};
