import { isCalendarDate } from '#domain/calendar.ts';
import { languages } from '#domain/language.ts';
import type { Report } from './pack-issue.ts';
import { addressees, modalities, severities } from './types.ts';

/** Checks one JSON value and reports every mistake under `path`. */
type Check = (value: unknown, path: string, report: Report) => void;

type Shape = { readonly [key: string]: Check };

const conditionDepth = 32;

/** The shape of a `PackDocument`, key by key. What names refer to is checked by `parse-pack.ts`. */
export const checkPackShape: Check = (value, path, report) => packShape(value, path, report);

const string: Check = (value, path, report) => {
  if (typeof value !== 'string' || value.length === 0) report('WRONG_TYPE', path, 'a text is expected');
};

const flag: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report('WRONG_TYPE', path, 'true or false is expected');
};

const wholeNumber: Check = (value, path, report) => {
  if (!Number.isSafeInteger(value) || Number(value) < 1)
    report('WRONG_TYPE', path, 'a whole number of at least 1 is expected');
};

const date: Check = (value, path, report) => {
  if (typeof value !== 'string' || !isCalendarDate(value)) report('BAD_DATE', path, 'a date YYYY-MM-DD is expected');
};

const province: Check = (value, path, report) => {
  if (typeof value !== 'string' || !/^\d{2}$/.test(value))
    report('WRONG_TYPE', path, 'a two-digit province code is expected');
};

const text: Check = (value, path, report) => {
  if (!isObject(value)) return report('WRONG_TYPE', path, 'a text in three languages is expected');
  for (const language of languages) {
    const part = value[language];
    if (typeof part !== 'string' || part.trim() === '')
      report('MISSING_TRANSLATION', `${path}.${language}`, `no text in ${language}`);
  }
  rejectOthers(value, { known: languages, path }, report);
};

/** Only the depth and that it is an object; the tree itself is read by `parse-condition.ts`. */
const condition: Check = (value, path, report) => {
  if (!isObject(value)) report('WRONG_TYPE', path, 'a condition is expected');
  else if (depthOf(value) > conditionDepth) report('TOO_LARGE', path, `nested deeper than ${conditionDepth}`);
};

const parameterValue: Check = (value, path, report) => {
  if (typeof value !== 'string' && !Number.isSafeInteger(value))
    report('WRONG_TYPE', path, 'a whole number or a text is expected');
};

const example = object({ facts: record(() => undefined) }, { date, region: string });

const instrument = object(
  {
    id: string,
    title: text,
    level: oneOf([
      'statute',
      'regulation',
      'ministry_rule',
      'judicial',
      'joint_document',
      'union_norm',
      'local_statute',
      'policy',
    ]),
  },
  { issuer: text, province, from: date, to: date },
);

const basis = object({ instrument: string, verified: flag }, { article: text, note: text });

const rule = object(
  {
    id: string,
    number: wholeNumber,
    title: text,
    severity: oneOf(severities),
    modality: oneOf(modalities),
    gapWhen: condition,
    basis: array(basis, 1),
    messages: object({ gap: text, pass: text }, {}),
    remedy: text,
    addressee: array(oneOf(addressees), 1),
    explanation: text,
    examples: object(
      { gap: array(example, 1), pass: array(example, 1), unknown: array(example, 1) },
      { not_applicable: array(example, 0) },
    ),
  },
  {
    mustIn: array(province, 1),
    severityWhereMust: oneOf(severities),
    optional: flag,
    subject: string,
    deadlineDays: wholeNumber,
  },
);

const packShape = object(
  {
    format: oneOf(['rule-pack/1']),
    id: string,
    version: string,
    title: text,
    checkedOn: date,
    jurisdiction: string,
    instruments: array(instrument, 1),
    parameters: array(
      object({ id: string, default: parameterValue, byProvince: record(parameterValue), label: text }, {}),
      0,
    ),
    subjects: array(object({ id: string, existsWhen: condition, label: text, absent: text }, {}), 0),
    rules: array(rule, 1),
  },
  {},
);

function object(required: Shape, optional: Shape): Check {
  return (value, path, report) => {
    if (!isObject(value)) return report('WRONG_TYPE', path, 'an object is expected');
    for (const [key, check] of Object.entries(required)) {
      if (value[key] === undefined) report('MISSING_KEY', join(path, key), `"${key}" is missing`);
      else check(value[key], join(path, key), report);
    }
    for (const [key, check] of Object.entries(optional)) {
      if (value[key] !== undefined) check(value[key], join(path, key), report);
    }
    rejectOthers(value, { known: [...Object.keys(required), ...Object.keys(optional)], path }, report);
  };
}

function array(check: Check, least: number): Check {
  return (value, path, report) => {
    if (!Array.isArray(value) || value.length < least)
      return report('WRONG_TYPE', path, `a list of at least ${least} is expected`);
    value.forEach((element, index) => check(element, `${path}[${index}]`, report));
  };
}

function record(check: Check): Check {
  return (value, path, report) => {
    if (!isObject(value)) return report('WRONG_TYPE', path, 'an object is expected');
    for (const [key, element] of Object.entries(value)) check(element, join(path, key), report);
  };
}

function oneOf(allowed: readonly string[]): Check {
  return (value, path, report) => {
    if (!allowed.some((option) => option === value))
      report('WRONG_TYPE', path, `one of ${allowed.join(', ')} is expected`);
  };
}

function rejectOthers(
  value: object,
  { known, path }: { readonly known: readonly string[]; readonly path: string },
  report: Report,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) report('UNKNOWN_KEY', join(path, key), `"${key}" is not known`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let depth = 0;
  let level: unknown[] = [value];
  while (level.length > 0 && depth <= conditionDepth) {
    depth += 1;
    level = level.flatMap(partsOf).filter((node) => typeof node === 'object' && node !== null);
  }
  return depth;
}

function partsOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : Object.values(node as Readonly<Record<string, unknown>>);
}
