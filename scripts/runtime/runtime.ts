/** A real Electron on this machine that can run the program. */
export type Runtime = {
  readonly kind: 'override' | 'official' | 'registry';
  /** Folder of the unpacked runtime, as electron-builder's `electronDist` takes it. */
  readonly folder: string;
  readonly executable: string;
  readonly electronVersion: string;
  /** better-sqlite3's binary for this runtime, where the one in its package does not load. */
  readonly sqliteBinding?: string;
  /** Why this one, in a few words. */
  readonly reason: string;
};

/** Environment for a process of this runtime. */
export function getRuntimeEnvironment(runtime: Runtime): NodeJS.ProcessEnv {
  const binding = runtime.sqliteBinding;
  return binding === undefined ? process.env : { ...process.env, UNION_INSPECTOR_SQLITE_BINDING: binding };
}

/** Chromium refuses to run its sandbox as root; everyone else keeps it. */
export function getSandboxArguments(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
