/** Fields of the tree that have no label of their own. */
const CONTROLS = 'input:not([aria-label]), select:not([aria-label])';

/**
 * Names the controls of a tree that is drawn by a library, now and whenever it changes: an argument's control by the
 * argument, the others by what they show. Gives back how to end that.
 */
export function nameControls(tree: HTMLElement, otherwise: string): () => void {
  const name = (): void => {
    for (const control of tree.querySelectorAll(CONTROLS)) {
      const argument = control.closest('[data-arg-name]')?.getAttribute('data-arg-name');
      const placeholder = control.getAttribute('placeholder');
      control.setAttribute('aria-label', argument ?? placeholder ?? otherwise);
    }
  };
  name();
  const observer = new MutationObserver(name);
  observer.observe(tree, { childList: true, subtree: true });
  return () => observer.disconnect();
}
