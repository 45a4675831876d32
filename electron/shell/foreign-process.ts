import { app, utilityProcess } from 'electron';
import { foreignProcessFlags, getForeignEnvironment } from '#services/trust/foreign-process.ts';
import type { ForeignLauncher } from '#services/trust/foreign-process.ts';

/** Checks a file from somebody else in a utility process: the installed program's own file is no Node. */
export const launchUtilityProcess: ForeignLauncher = async ({ workerFile, request, signal }) => {
  await app.whenReady();
  const child = utilityProcess.fork(workerFile, [], {
    stdio: 'ignore',
    cwd: request.folder,
    env: getForeignEnvironment(),
    execArgv: [...foreignProcessFlags],
    serviceName: 'union-inspector-foreign-file',
  });
  // The system's own signal, which nothing inside the process can delay.
  const kill = (): void => {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  };
  signal.addEventListener('abort', kill);
  try {
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.postMessage(request);
    });
  } finally {
    signal.removeEventListener('abort', kill);
  }
};
