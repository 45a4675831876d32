import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where keys of this user can lie, the command line's own place first: UNION_INSPECTOR_DATA and the program's folder of
 * UNION_INSPECTOR_HOME where they are set; else where the system keeps the data of programs, and where the window of the
 * installed program has its folder.
 */
export function listKeyFolders(environment: Environment): readonly string[] {
  const chosen = [environment['UNION_INSPECTOR_DATA'], environment['UNION_INSPECTOR_HOME']].flatMap(
    (path) => path || [],
  );
  const folders = chosen.length > 0 ? chosen.map((path) => resolve(path)) : listSystemFolders(environment);
  return [...new Set(folders)].map((folder) => join(folder, 'keys'));
}

function listSystemFolders(environment: Environment): readonly string[] {
  const home = homedir();
  switch (process.platform) {
    case 'win32': {
      const local = environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
      const roaming = environment['APPDATA'] || join(home, 'AppData', 'Roaming');
      return [join(local, 'union-inspector'), join(roaming, 'Union Inspector')];
    }
    case 'darwin': {
      const support = join(home, 'Library', 'Application Support');
      return [join(support, 'union-inspector'), join(support, 'Union Inspector')];
    }
    default: {
      const data = environment['XDG_DATA_HOME'] || join(home, '.local', 'share');
      const config = environment['XDG_CONFIG_HOME'] || join(home, '.config');
      return [join(data, 'union-inspector'), join(config, 'Union Inspector')];
    }
  }
}
