const KEY = 'apogee-docs-theme';

/** Without scripts there is the system's theme, and nothing to choose. */
export function offerThemes(): void {
  const choice = document.querySelector<HTMLSelectElement>('.theme select');
  if (choice === null) {
    return;
  }
  choice.value = localStorage.getItem(KEY) ?? 'system';
  choice.addEventListener('change', () => {
    if (choice.value === 'system') {
      localStorage.removeItem(KEY);
      delete document.documentElement.dataset['theme'];
    } else {
      localStorage.setItem(KEY, choice.value);
      document.documentElement.dataset['theme'] = choice.value;
    }
  });
  choice.closest('label')?.removeAttribute('hidden');
}
