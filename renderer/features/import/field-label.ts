import { findFact } from '#domain/facts/dictionary.ts';
import type { Text } from '#domain/language.ts';
import type { HeadTarget } from './types.ts';

/** The words for a field as rejections and history name it; undefined for one without words, which is then shown as it is. */
export function findFieldLabel(field: string, targets: readonly HeadTarget[]): Text | undefined {
  const fact = findFact(field);
  if (fact !== undefined) return fact.label;
  const id = toHeadId(field);
  return targets.find((target) => target.id === id)?.label;
}

/** `inspection.inspectors.0.name` has the head `inspector_1_name`, `enterprise.id` the head `enterprise_id`. */
function toHeadId(field: string): string {
  const inspector = /^inspection\.inspectors\.(\d+)\.(\w+)$/.exec(field);
  if (inspector !== null) return `inspector_${Number(inspector[1]) + 1}_${inspector[2]}`;
  const [group, key] = field.split('.', 2);
  if (group !== 'enterprise' && group !== 'inspection') return field;
  return key === 'id' ? `${group}_id` : (key ?? field);
}
