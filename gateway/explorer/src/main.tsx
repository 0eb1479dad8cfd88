import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadSettings } from './load-settings';
import './shell/shell.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App settings={loadSettings()} />);
