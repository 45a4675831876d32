import { describe, expect, it } from 'vitest';
import { parseArguments, type StartArguments } from '../../electron/shell/arguments.ts';

describe('parseArguments', () => {
  it.each<[string, readonly string[], StartArguments]>([
    ['nothing', [], { mode: 'window' }],
    ['a library', ['--library', '/a/b.unidb'], { mode: 'window', library: '/a/b.unidb' }],
    ['a library after an equals sign', ['--library=/a/b.unidb'], { mode: 'window', library: '/a/b.unidb' }],
    ['switches of the browser', ['--no-sandbox', '--disable-gpu', '--library', 'x'], { mode: 'window', library: 'x' }],
    ['an empty library', ['--library='], { mode: 'window' }],
    ['a library without a name', ['--library'], { mode: 'window' }],
    ['a library named cli', ['--library', 'cli'], { mode: 'window', library: 'cli' }],
    ['the version', ['--version'], { mode: 'version' }],
    [
      'the command line with its own options',
      ['cli', 'check', 'x.unidb', '--lang', 'en'],
      { mode: 'command-line', commandLine: ['check', 'x.unidb', '--lang', 'en'] },
    ],
    [
      'the command line after switches of the browser',
      ['--no-sandbox', 'cli', '--version'],
      { mode: 'command-line', commandLine: ['--version'] },
    ],
  ])('reads %s', (_what, words, expected) => {
    expect(parseArguments({ argv: ['program', ...words], startedByDefaultApp: false })).toEqual(expected);
    const developed = ['electron', '--inspect=0', '.', ...words];
    expect(parseArguments({ argv: developed, startedByDefaultApp: true })).toEqual(expected);
  });
});
