import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { askAhead } from './ask-ahead.ts';
import { startI18n } from './i18n/index.ts';
import { createQueryClient } from './query.ts';
import './styles/tokens.css';
import './styles/base.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');
startI18n();
const client = createQueryClient();
askAhead(client);
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
