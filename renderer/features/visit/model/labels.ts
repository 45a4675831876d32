import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { RuleView, Verdict } from './answers.ts';

export const severityKeys: Readonly<Record<Verdict['severity'], MessageKey>> = {
  critical: 'common.severityCritical',
  major: 'common.severityMajor',
  minor: 'common.severityMinor',
  advisory: 'common.severityAdvisory',
};

const addresseeKeys: Readonly<Record<string, MessageKey>> = {
  enterprise: 'visitFindings.addresseeEnterprise',
  enterprise_union: 'visitFindings.addresseeEnterpriseUnion',
  higher_union: 'visitFindings.addresseeHigherUnion',
  parent_enterprise: 'visitFindings.addresseeParentEnterprise',
  party_organisation: 'visitFindings.addresseePartyOrganisation',
};

/** Those whom a remedy is asked of; one that a newer pack names and this program does not know is left out. */
export function listAddressees(rule: RuleView): readonly MessageKey[] {
  return rule.addressee.map((addressee) => addresseeKeys[addressee]).filter((key) => key !== undefined);
}
