import { createHash } from 'node:crypto';

const domain = 'union-inspector finding v1';

/**
 * The row id of a finding: it follows from the visit and the rule alone, so that two devices that act on one finding
 * write to one row. SHA-256 over the purpose, the visit's id and the rule's id, each on a line of its own; its first 128
 * bits as a UUID of version 8 (RFC 9562, section 5.8).
 */
export function toFindingId(inspectionId: string, rule: string): string {
  const hex = createHash('sha256').update(`${domain}\n${inspectionId}\n${rule}`).digest('hex').slice(0, 32);
  const variant = (8 + (Number.parseInt(hex[16] ?? '0', 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
