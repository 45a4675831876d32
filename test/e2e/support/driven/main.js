// The built program as its driver needs it: the driver attaches first, and only then may Electron become ready. Driven
// without this, the page is sometimes replaced while the driver is still attaching to it, and the two wait for ever.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const driver = dirname(require.resolve('playwright-core/package.json'));
require(join(driver, 'lib', 'server', 'electron', 'loader.js'));

const project = join(import.meta.dirname, '..', '..', '..', '..');
const { app } = require('electron');
// oxlint-disable typescript/no-unsafe-call -- Electron's own starter calls these two; its types do not name them.
app.setVersion(require(join(project, 'package.json')).version);
app.setAppPath(project);
await import(new URL('../../../../dist/main/main.js', import.meta.url).href);
