import { performance } from 'node:perf_hooks';
import { listEnterprises } from '#services/enterprises.ts';
import type { Library } from '#services/library.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { toEnterpriseId, withFilledLibrary } from '../support/library-fixture.ts';
import { quantile, toRatio, toSpread } from '../support/measure.ts';
import { createRandom } from '../support/random.ts';
import type { Random } from '../support/random.ts';

const enterpriseCount = 50_000;
const pageSize = 50;
const queriesPerRound = 100;
const rounds = 9;

export const search: Benchmark = {
  name: 'search',
  title: 'Search in 50,000 enterprises',
  method: `The request of the list (one page of ${pageSize}, sorted by name, with the number of matches) for random parts of what is
recorded, as it runs in the main process: the 95th percentile of ${queriesPerRound} different queries per round. The peer
counts the matches with one LIKE scan over the stored search texts and reads a page of them with another, unsorted. Wall time. The first
request after opening reads the whole list into memory and is shown apart.`,
  run: async (say) =>
    withFilledLibrary(enterpriseCount, async (library) => {
      say('library filled');
      const first = timed(() => requestPage(library, ''));
      const second = timed(() => requestPage(library, '华'));
      return [
        { what: 'first page after opening', unit: 'ms', value: toSpread([first]) },
        { what: 'first search after opening', unit: 'ms', value: toSpread([second]) },
        ...Object.entries(queryKinds).map(([what, choose]) => measureKind(library, what, choose)),
      ];
    }),
};

type Texts = { readonly name: string; readonly initials: string; readonly creditCode: string };
type Choose = (texts: Texts, random: Random) => string;

const queryKinds: Readonly<Record<string, Choose>> = {
  'one character': ({ name }, random) => part(name, 1, random),
  'two characters': ({ name }, random) => part(name, 2, random),
  'three characters': ({ name }, random) => part(name, 3, random),
  'pinyin initials': ({ initials }, random) => part(initials, 4, random),
  'credit code, whole': ({ creditCode }) => creditCode,
  'credit code, last six': ({ creditCode }) => creditCode.slice(-6),
  'no match': (_texts, random) => `龘${random.between(0, 1_000_000)}`,
};

function part(text: string, length: number, random: Random): string {
  const start = random.between(0, Math.max(0, text.length - length));
  return text.slice(start, start + length);
}

function measureKind(library: Library, what: string, choose: Choose): Line {
  const random = createRandom(what.length);
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const queries = Array.from({ length: queriesPerRound }, () => choose(readTexts(library, random), random));
    ours.push(percentile95(queries.map((query) => timed(() => requestPage(library, query)))));
    peers.push(percentile95(queries.map((query) => timed(() => scan(library, query)))));
  }
  return {
    what: `${what}, 95th percentile`,
    unit: 'ms',
    value: toSpread(ours),
    peer: { name: 'LIKE scan', value: toSpread(peers) },
    ratio: { of: 'time', value: toRatio(ours, peers) },
    target: { of: 'value', bound: 'at most', value: 10 },
  };
}

function readTexts({ db }: Library, random: Random): Texts {
  const text = db
    .prepare('SELECT text FROM enterprise_search WHERE enterprise_id >= ? LIMIT 1')
    .pluck()
    .get(toEnterpriseId(random.between(0, enterpriseCount - 1)));
  const [name = '', initials = '', , creditCode = ''] = String(text).split('\n');
  return { name, initials, creditCode };
}

function requestPage(library: Library, query: string): number {
  const request = { search: query, sort: 'name', descending: false, show: 'all', offset: 0, limit: pageSize } as const;
  return listEnterprises(library, request).matching;
}

function scan({ db }: Library, query: string): number {
  const pattern = `%${query}%`;
  const matching = db.prepare('SELECT count(*) FROM enterprise_search WHERE text LIKE ?').pluck().get(pattern);
  const page = db.prepare(
    `SELECT e.id, e.name, e.credit_code FROM enterprise_search s JOIN enterprises e ON e.id = s.enterprise_id
     WHERE s.text LIKE ? LIMIT ?`,
  );
  return Number(matching) + page.all(pattern, pageSize).length;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function percentile95(samples: readonly number[]): number {
  return quantile(
    samples.toSorted((a, b) => a - b),
    0.95,
  );
}
