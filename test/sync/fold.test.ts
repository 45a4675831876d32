import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChangeId } from '#sync/change.ts';
import type { Change, FieldChange } from '#sync/change.ts';
import { applyToRow, foldRow, getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';

type Entry = Pick<Change, 'device' | 'seq' | 'lamport' | 'fields'>;

/** Devices that write one row and now and then take over everything that another has. */
type Command =
  | { readonly do: 'set'; readonly device: number; readonly field: string; readonly cell: number }
  | { readonly do: 'merge'; readonly device: number; readonly from: number };

const device = fc.integer({ min: 0, max: 2 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    device,
    field: fc.constantFrom('a', 'b'),
    cell: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({ do: fc.constant('merge' as const), device, from: device }),
);
const commands = fc.array(command, { maxLength: 40 });

type Replica = { readonly entries: Map<string, Entry>; row: FoldedRow };

function run(list: readonly Command[]): readonly Replica[] {
  const replicas: Replica[] = [0, 1, 2].map(() => ({ entries: new Map(), row: foldRow([]) }));
  for (const step of list) {
    const replica = replicas[step.device];
    if (replica === undefined) continue;
    if (step.do === 'set') set(replica, step);
    else merge(replica, replicas[step.from]);
  }
  return replicas;
}

function set(replica: Replica, step: Command & { readonly do: 'set' }): void {
  const seen = [...replica.entries.values()];
  const name = `device-${step.device}`;
  const replaced = (replica.row.get(step.field) ?? []).map(({ id }) => id);
  const fields: Record<string, FieldChange> = { [step.field]: [step.cell, ...replaced] };
  const entry: Entry = {
    device: name,
    seq: seen.filter((other) => other.device === name).length + 1,
    lamport: Math.max(0, ...seen.map(({ lamport }) => lamport)) + 1,
    fields,
  };
  replica.entries.set(toChangeId(entry), entry);
  replica.row = applyToRow(replica.row, entry);
}

function merge(replica: Replica, from: Replica | undefined): void {
  for (const [id, entry] of from?.entries ?? []) replica.entries.set(id, entry);
  replica.row = foldRow(replica.entries.values());
}

describe('foldRow', () => {
  it('gives the same whatever the order and the repetition of entries', () => {
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (list, chance) => {
        const entries = run(list).flatMap((replica) => [...replica.entries.values()]);
        const weights = new Map(entries.map((entry) => [entry, chance.next().value]));
        const shuffled = entries.toSorted((a, b) => Number(weights.get(a)) - Number(weights.get(b)));
        expect(toPlain(foldRow([...shuffled, ...entries]))).toEqual(toPlain(foldRow(entries)));
      }),
    );
  });

  it('equals applying each entry as its author wrote it', () => {
    fc.assert(
      fc.property(commands, (list) => {
        for (const replica of run(list))
          expect(toPlain(replica.row)).toEqual(toPlain(foldRow(replica.entries.values())));
      }),
    );
  });

  it('loses no write: every entry is a head or was seen by another', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const entries = [...new Map(run(list).flatMap((replica) => [...replica.entries])).values()];
        const row = foldRow(entries);
        for (const entry of entries) {
          for (const field of Object.keys(entry.fields)) {
            const id = toChangeId(entry);
            const isHead = row.get(field)?.some((head) => head.id === id) === true;
            const isSeen = entries.some((other) => other.fields[field]?.slice(1).includes(id) === true);
            expect(isHead).toBe(!isSeen);
          }
        }
      }),
    );
  });

  it('shows the greatest head by count, then device, then sequence', () => {
    const row = foldRow([
      { device: 'a', seq: 1, lamport: 5, fields: { f: ['low'] } },
      { device: 'b', seq: 1, lamport: 5, fields: { f: ['high'] } },
      { device: 'c', seq: 1, lamport: 4, fields: { f: ['older'] } },
    ]);
    expect(getCell(row, 'f')).toBe('high');
    expect(row.get('f')?.map(({ cell }) => cell)).toEqual(['high', 'low', 'older']);
  });
});

describe('isInConflict', () => {
  it('is so where heads differ, and not where two wrote the same', () => {
    const one = { device: 'a', seq: 1, lamport: 1, fields: { f: [{ value: 1 }] } } as const;
    expect(isInConflict(foldRow([one, { device: 'b', seq: 1, lamport: 1, fields: { f: [{ value: 2 }] } }]), 'f')).toBe(
      true,
    );
    expect(isInConflict(foldRow([one, { device: 'b', seq: 1, lamport: 1, fields: { f: [{ value: 1 }] } }]), 'f')).toBe(
      false,
    );
    expect(
      isInConflict(foldRow([one, { device: 'b', seq: 1, lamport: 2, fields: { f: [{ value: 2 }, 'a:1'] } }]), 'f'),
    ).toBe(false);
    expect(isInConflict(foldRow([]), 'f')).toBe(false);
  });
});

function toPlain(row: FoldedRow): unknown {
  return Object.fromEntries([...row].sort(([a], [b]) => (a < b ? -1 : 1)));
}
