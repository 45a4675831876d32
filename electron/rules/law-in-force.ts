import type { CompiledPack } from './compile-pack.ts';
import type { Basis, Instrument, Rule } from './types.ts';

export type CitedBasis = { readonly basis: Basis; readonly instrument: Instrument };

export type Citation = {
  readonly bases: readonly CitedBasis[];
  /** False where nothing cited was in force on the day: the visit is then measured against later law, and must say so. */
  readonly inForce: boolean;
};

/**
 * The legal bases of a rule on a day at a place: national instruments and those of the province, in the version in force
 * on that day. Where none was in force, the present ones are given and marked, since the verdict follows the rule's
 * condition alone (a rule that depends on a date says so in its condition).
 */
export function citeLaw(
  pack: CompiledPack,
  rule: Rule,
  place: { readonly date: string; readonly province: string },
): Citation {
  const local = rule.basis.flatMap((basis) => {
    const instrument = pack.instruments.get(basis.instrument);
    const isHere =
      instrument !== undefined && (instrument.province === undefined || instrument.province === place.province);
    return isHere ? [{ basis, instrument }] : [];
  });
  const inForce = local.filter(({ instrument }) => isInForce(instrument, place.date));
  if (inForce.length > 0) return { bases: inForce, inForce: true };
  return { bases: local.filter(({ instrument }) => instrument.to === undefined), inForce: false };
}

/** An instrument without a known first day counts as in force until its last day. */
export function isInForce(instrument: Instrument, date: string): boolean {
  return (
    (instrument.from === undefined || instrument.from <= date) && (instrument.to === undefined || date <= instrument.to)
  );
}
