/** Loaded before the first paint, so that nobody sees the other theme first. */
const chosen = localStorage.getItem('apogee-docs-theme');
if (chosen === 'light' || chosen === 'dark') {
  document.documentElement.dataset['theme'] = chosen;
}
