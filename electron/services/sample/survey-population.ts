import { fromDayNumber, toDayNumber } from '#domain/calendar.ts';
import type { Draft, SampleFact } from './draft.ts';
import { fillBargaining, fillGovernance } from './fill-bargaining.ts';
import { fillChair } from './fill-chair.ts';
import { fillCongress } from './fill-congress.ts';
import { fillCommittee, fillEnterprise, fillMembership } from './fill-enterprise.ts';
import { createIdentity, createPersonName, pickInspectors } from './identity.ts';
import { dealOfficers } from './officers.ts';
import { runPlan } from './plan.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { settleFacts } from './settle.ts';
import { surveyPlan } from './survey-plan.ts';

/** A record of the interchange format. */
export type SampleRecord = {
  readonly enterprise: Readonly<
    Record<'id' | 'name' | 'credit_code' | 'region_code' | 'industry_code' | 'address', string>
  >;
  readonly inspection: {
    readonly id: string;
    readonly date: string;
    readonly kind: 'first';
    readonly inspectors: readonly { readonly name: string; readonly certificate: string }[];
  };
  readonly facts: Readonly<Record<string, SampleFact>>;
};

const seed = 206;
const population = 206;
const largeEnterprises = 93;

/**
 * An invented population of 206 enterprises, visited in 2006, that gives exactly the counts of the survey of 206
 * enterprise unions. The same on every machine and at every time.
 */
export function createSurveyPopulation(): readonly SampleRecord[] {
  const random = createRandom(seed);
  const drafts = Array.from({ length: population }, (_none, index) => createDraft(index, random));
  runPlan(drafts, surveyPlan, random);
  const identities = drafts.map(createIdentity);
  drafts.forEach((draft, index) => {
    const identity = identities[index];
    fillEnterprise(draft);
    fillMembership(draft, { enterprise: identity?.name ?? '', place: identity?.place.name ?? '' });
    fillCommittee(draft);
    fillChair(draft, createPersonName(draft.random));
    fillCongress(draft);
    fillBargaining(draft);
    fillGovernance(draft);
  });
  dealOfficers(drafts, random);
  return drafts.flatMap((draft, index) => {
    const identity = identities[index];
    return identity === undefined ? [] : [toRecord(draft, identity)];
  });
}

function createDraft(index: number, random: Random): Draft {
  return {
    index,
    // Spread over the population, so that large and small enterprises alternate in lists.
    isLarge:
      Math.floor(((index + 1) * largeEnterprises) / population) > Math.floor((index * largeEnterprises) / population),
    quality: random.next(),
    random: createRandom(seed * 1000 + index),
    date: pickWeekday(random),
    traits: new Map(),
    facts: new Map(),
  };
}

/** From 6 March to 15 December 2006; a Saturday or Sunday moves to the Friday before. */
function pickWeekday(random: Random): string {
  const first = toDayNumber('2006-03-06');
  const day = first + random.between(0, toDayNumber('2006-12-15') - first);
  const daysSinceFriday = { 5: 1, 6: 2 }[(day - first) % 7] ?? 0;
  return fromDayNumber(day - daysSinceFriday);
}

function toRecord(draft: Draft, identity: ReturnType<typeof createIdentity>): SampleRecord {
  return {
    enterprise: {
      id: identity.id,
      name: identity.name,
      credit_code: identity.creditCode,
      region_code: identity.place.regionCode,
      industry_code: identity.industryCode,
      address: identity.address,
    },
    inspection: { id: identity.inspectionId, date: draft.date, kind: 'first', inspectors: pickInspectors(draft) },
    facts: settleFacts(draft),
  };
}
