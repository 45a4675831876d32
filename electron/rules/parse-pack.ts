import type { FactDefinition } from '#domain/fact.ts';
import { languages } from '#domain/language.ts';
import type { Text } from '#domain/language.ts';
import { checkContradictions } from './contradiction.ts';
import type { PackIssue, PackIssueCode } from './pack-issue.ts';
import { checkPackShape } from './pack-shape.ts';
import { checkCondition } from './parse-condition.ts';
import type { ConditionNames } from './parse-condition.ts';
import { listNames } from './condition-names.ts';
import type { PackDocument, Rule } from './types.ts';

/** A pack without mistakes. Only `parsePack` makes one; `check-examples.ts` then runs its examples. */
export type ParsedPack = { readonly document: PackDocument; readonly parsed: true };

export type PackResult =
  | { readonly ok: true; readonly pack: ParsedPack }
  | { readonly ok: false; readonly issues: readonly PackIssue[] };

/** The most issues listed; a pack with more is not worth reading further. */
const mostIssues = 200;

/** Reads a rule pack from JSON and reports all its mistakes with their place. It runs nothing that is in the pack. */
export function parsePack(value: unknown, facts: readonly FactDefinition[]): PackResult {
  const issues: PackIssue[] = [];
  const report = (code: PackIssueCode, path: string, message: string): void => {
    if (issues.length < mostIssues) issues.push({ code, path, message });
  };
  checkPackShape(value, '', report);
  if (issues.length > 0) return { ok: false, issues };
  const document = value as PackDocument;
  checkNames(document, facts, report);
  if (issues.length === 0) checkContradictions(document, facts, report);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, pack: { document, parsed: true } };
}

type Reporter = (code: PackIssueCode, path: string, message: string) => void;

function checkNames(document: PackDocument, facts: readonly FactDefinition[], report: Reporter): void {
  const names: ConditionNames = {
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    parameters: new Map(document.parameters.map((parameter) => [parameter.id, parameter.default])),
  };
  checkUnique(document, report);
  document.parameters.forEach((parameter, index) => {
    for (const [province, value] of Object.entries(parameter.byProvince)) {
      if (typeof value !== typeof parameter.default)
        report('TYPE_MISMATCH', `parameters[${index}].byProvince.${province}`, 'not of the type of the default');
    }
  });
  document.instruments.forEach(({ from, to }, index) => {
    if (from !== undefined && to !== undefined && to < from)
      report('CONTRADICTION', `instruments[${index}].to`, 'ends before it begins');
  });
  document.subjects.forEach((subject, index) =>
    checkCondition(subject.existsWhen, `subjects[${index}].existsWhen`, { names, report }),
  );
  const known = {
    instruments: new Set(document.instruments.map((instrument) => instrument.id)),
    subjects: new Set(document.subjects.map((subject) => subject.id)),
  };
  document.rules.forEach((rule, index) => {
    const path = `rules[${index}]`;
    checkCondition(rule.gapWhen, `${path}.gapWhen`, { names, report });
    checkReferences(rule, path, { known, report });
    checkBinding(rule, path, report);
    checkPlaceholders(rule, path, report);
  });
}

function checkUnique(document: PackDocument, report: Reporter): void {
  for (const list of ['instruments', 'parameters', 'subjects', 'rules'] as const) {
    const seen = new Set<string>();
    document[list].forEach(({ id }, index) => {
      if (seen.has(id)) report('DUPLICATE_ID', `${list}[${index}].id`, `"${id}" stands twice`);
      seen.add(id);
    });
  }
}

function checkReferences(
  rule: Rule,
  path: string,
  context: {
    readonly known: { readonly instruments: ReadonlySet<string>; readonly subjects: ReadonlySet<string> };
    readonly report: Reporter;
  },
): void {
  rule.basis.forEach((basis, index) => {
    if (!context.known.instruments.has(basis.instrument))
      context.report(
        'UNKNOWN_INSTRUMENT',
        `${path}.basis[${index}].instrument`,
        `there is no instrument "${basis.instrument}"`,
      );
  });
  if (rule.subject !== undefined && !context.known.subjects.has(rule.subject))
    context.report('UNKNOWN_SUBJECT', `${path}.subject`, `there is no subject "${rule.subject}"`);
}

/** A permissive norm can never be reported as a breach: it is an advisory, unless a local statute makes it a must. */
function checkBinding(rule: Rule, path: string, report: Reporter): void {
  const isPermissive = rule.modality === 'may' || rule.modality === 'encouraged';
  if (isPermissive && rule.severity !== 'advisory')
    report('PERMISSIVE_BREACH', `${path}.severity`, `a rule of modality "${rule.modality}" is advisory`);
  if (rule.severityWhereMust !== undefined && rule.mustIn === undefined)
    report('MISSING_KEY', `${path}.mustIn`, 'severityWhereMust needs mustIn');
}

function checkPlaceholders(rule: Rule, path: string, report: Reporter): void {
  const names = listNames(rule.gapWhen);
  for (const key of ['gap', 'pass'] as const) {
    for (const language of languages) {
      const strangers = listPlaceholders(rule.messages[key], language).filter((name) => !names.has(name));
      for (const name of strangers)
        report('BAD_PLACEHOLDER', `${path}.messages.${key}.${language}`, `{${name}} is not read by the rule`);
    }
  }
}

function listPlaceholders(text: Text, language: (typeof languages)[number]): readonly string[] {
  return [...text[language].matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}
