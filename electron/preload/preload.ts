// Runs in the sandbox beside the page: imports nothing but Electron and the list of channels.
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#ipc/channels.ts';

type Invoke = (request?: unknown) => Promise<unknown>;

/** One named function per channel: the page can never name a channel itself, nor see Electron's events. */
const api: Readonly<Record<string, Invoke>> = Object.freeze(
  Object.fromEntries(
    channels.map((channel): [string, Invoke] => [channel, (request) => ipcRenderer.invoke(channel, request)]),
  ),
);

contextBridge.exposeInMainWorld('api', api);
