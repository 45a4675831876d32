import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n/index.ts';
import './styles/tokens.css';
import './styles/base.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');
startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
