// Runs in the sandbox beside the page: imports nothing but Electron and the list of channels.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, droppedFileChannel } from '#ipc/channels.ts';

type Invoke = (request?: unknown) => Promise<unknown>;

/** One named function per channel: the page can never name a channel itself, nor see Electron's events. */
const api: Readonly<Record<string, Invoke>> = Object.freeze(
  Object.fromEntries(
    channels.map((channel): [string, Invoke] => [
      channel,
      channel === droppedFileChannel ? openDropped : (request) => ipcRenderer.invoke(channel, request),
    ]),
  ),
);

/** Takes the file itself. Its path is asked of Electron here and goes to the main process alone. */
function openDropped(file: unknown): Promise<unknown> {
  return ipcRenderer.invoke(droppedFileChannel, { path: findPath(file) });
}

/** Empty for anything but a file that the system gave: a page can make a `File`, but not one with a path. */
function findPath(file: unknown): string {
  try {
    return file instanceof File ? webUtils.getPathForFile(file) : '';
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('api', api);
