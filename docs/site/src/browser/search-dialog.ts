import type { Found } from '../search/search-options';
import { marked } from './marked';
import type { Searcher } from './searcher';

const MOST_RESULTS = 30;

/** The dialog of every page: a field, and links to what is found, which the arrow keys walk. */
export function offerSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  const button = document.querySelector<HTMLButtonElement>('.search-open');
  const field = dialog?.querySelector('input') ?? null;
  if (dialog === null || button === null || field === null) {
    return;
  }
  const show = (): void => {
    if (!dialog.open) {
      dialog.showModal();
      field.select();
    }
    // Ready by the time that somebody has typed; a failure is told when it is asked.
    searcher().catch(() => undefined);
  };
  button.hidden = false;
  button.addEventListener('click', show);
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) {
      dialog.close();
    }
  });
  field.addEventListener('input', () => void search(dialog, field));
  dialog.addEventListener('keydown', (event) => walk(event, dialog));
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, select') !== null;
    const isAsked = event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (isAsked && !isTyping) {
      event.preventDefault();
      show();
    }
  });
}

let loading: Promise<Searcher> | null = null;

/** Loaded once, when somebody searches. */
function searcher(): Promise<Searcher> {
  loading ??= import('./searcher').then(({ loadSearcher }) =>
    loadSearcher(document.body.dataset['index'] ?? ''),
  );
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

async function search(dialog: HTMLDialogElement, field: HTMLInputElement): Promise<void> {
  const asked = field.value;
  const status = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('ol');
  if (status === null || list === null) {
    return;
  }
  try {
    const find = await searcher();
    if (field.value === asked) {
      const found = asked.trim() === '' ? [] : find(asked);
      list.replaceChildren(...found.slice(0, MOST_RESULTS).map(resultItem));
      status.textContent = said(found.length, { asked, dialog });
    }
  } catch {
    status.textContent = dialog.dataset['failed'] ?? '';
  }
}

function said(
  count: number,
  { asked, dialog }: { readonly asked: string; readonly dialog: HTMLDialogElement },
): string {
  if (asked.trim() === '') {
    return '';
  }
  return count === 0
    ? (dialog.dataset['none'] ?? '')
    : `${count} ${dialog.dataset['results'] ?? ''}`;
}

function resultItem({ found, terms }: { found: Found; terms: readonly string[] }): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = (document.body.dataset['root'] ?? './') + found.href;
  // A link to a part of this page closes the dialog by itself.
  link.addEventListener('click', () => link.closest('dialog')?.close());
  const title = document.createElement('strong');
  title.append(...marked(found.title, terms));
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = found.page === '' ? found.kind : `${found.kind} · ${found.page}`;
  const text = document.createElement('span');
  text.className = 'excerpt';
  text.append(...marked(excerpt(found.text, terms), terms));
  link.append(title, kind, text);
  item.append(link);
  return item;
}

const EXCERPT = 160;
const BEFORE = 50;

/** The text around the first word that was looked for. */
function excerpt(text: string, terms: readonly string[]): string {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const places = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const from = Math.max(0, first - BEFORE);
  const cut = text.slice(from, from + EXCERPT);
  return (from > 0 ? '…' : '') + cut + (from + EXCERPT < text.length ? '…' : '');
}

function walk(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, ol a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
  event.preventDefault();
}
