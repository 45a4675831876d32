export const startUpScriptPath = '/start-up.js';

/**
 * The script of the start-up page: looks for a backup through the same checked requests as the window and offers it.
 * All words stand in the page already; only numbers, dates and names are put in, as text.
 */
export const startUpScript = `'use strict';
const find = (id) => document.getElementById(id);
const show = (id, isShown) => { find(id).hidden = !isShown; };
const put = (id, text) => { find(id).textContent = text; };
const toDate = (iso) => iso === null ? '–' : new Date(iso).toLocaleString(document.documentElement.lang);

const fail = (code) => {
  put('failure-code', code);
  show('failed', true);
};

const offer = (backup) => {
  put('made-at', toDate(backup.madeAt));
  put('enterprises', String(backup.holds.enterprises));
  put('visits', String(backup.holds.visits));
  put('last-change', toDate(backup.holds.lastChange));
  put('backup-name', backup.name);
  show('offer', true);
  find('restore').addEventListener('click', async () => {
    find('restore').disabled = true;
    show('failed', false);
    show('restoring', true);
    const result = await window.api.recoverLibrary({ name: backup.name });
    show('restoring', false);
    if (result.ok) return;
    find('restore').disabled = false;
    find('restore').focus();
    fail(result.error.code);
  });
};

const start = async () => {
  const result = await window.api.findRecovery();
  show('searching', false);
  if (!result.ok) fail(result.error.code);
  else if (result.value.backup === null) show('no-backup', true);
  else offer(result.value.backup);
};

find('anew')?.addEventListener('click', async () => {
  show('failed', false);
  const result = await window.api.startAnew();
  if (!result.ok) fail(result.error.code);
});

if (find('recovery') !== null) void start();
`;
