import { countEnterprises } from '#db/repositories/enterprises.ts';
import { AppError } from '#domain/error.ts';
import { importRecords } from '#services/import/import-records.ts';
import { markAsSample } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { createSurveyPopulation } from './survey-population.ts';

/**
 * Fills an empty library with the invented population and marks it as a sample.
 * @throws AppError INVALID_REQUEST where the library holds an enterprise: invented records never mix with real ones.
 */
export function fillWithSurveySample(library: Library): { readonly records: number } {
  const enterprises = countEnterprises(library.db);
  if (enterprises > 0) throw new AppError('INVALID_REQUEST', 'Only an empty library takes the sample', { enterprises });
  markAsSample(library);
  const result = importRecords(library, { records: createSurveyPopulation(), mode: 'write', language: 'zh-Hans' });
  if (result.rejected.length > 0)
    throw new AppError('INTERNAL', 'The sample was rejected', { rejected: result.rejected });
  return { records: result.created };
}
