import type { Plugin } from 'vite';

/** Monaco's own list of what an editor brings along. */
const CONTRIBUTIONS = 'monaco-editor/esm/vs/editor/editor.all.js';

/**
 * Parts of Monaco that no GraphQL or JSON editor here uses: comparing two files, colour pickers,
 * inline (AI) completions, inlay hints, dropping files, and language features that neither
 * `monaco-graphql` nor Monaco's JSON mode provides.
 */
const LEFT_OUT: readonly string[] = [
  'widget/diffEditor',
  'contrib/codeAction',
  'contrib/codelens',
  'contrib/colorPicker/browser/colorContributions',
  'contrib/colorPicker/browser/standaloneColorPickerActions',
  'contrib/dropOrPasteInto/browser/copyPasteContribution',
  'contrib/dropOrPasteInto/browser/dropIntoEditorContribution',
  'contrib/inlineCompletions',
  'contrib/inlineProgress',
  'contrib/inlayHints',
  'contrib/inPlaceReplace',
  'contrib/linkedEditing',
  'contrib/inlineEdit/',
  'contrib/inlineEdits',
  'contrib/rename',
  'contrib/sectionHeaders',
  'contrib/semanticTokens/browser/documentSemanticTokens',
  'contrib/semanticTokens/browser/viewportSemanticTokens',
  'contrib/stickyScroll',
  'contrib/suggest/browser/suggestInlineCompletions',
  'contrib/diffEditorBreadcrumbs',
];

/** Monaco's front door names the file comparison, so it gets an empty one in its place. */
const COMPARISON = /\/(?:diffEditor\/diffEditorWidget|multiDiffEditor\/multiDiffEditorWidget)\.js$/;
const NO_COMPARISON = '\0monaco-diet:no-comparison';
const EMPTY_CLASSES = 'export class DiffEditorWidget {}; export class MultiDiffEditorWidget {}';

/**
 * Leaves unused parts of Monaco out of the bundle. A name that Monaco no longer has stops the
 * build, so that an upgrade cannot quietly bring the weight back.
 */
export function monacoDiet(): Plugin {
  return {
    name: 'monaco-diet',
    enforce: 'pre',
    resolveId: (source) => (COMPARISON.test(source) ? NO_COMPARISON : null),
    load: (id) => (id === NO_COMPARISON ? EMPTY_CLASSES : null),
    transform(code, id) {
      return id.endsWith(CONTRIBUTIONS) ? LEFT_OUT.reduce(leaveOut, code) : null;
    },
  };
}

function leaveOut(code: string, part: string): string {
  const lines = code.split('\n');
  const kept = lines.filter((line) => !line.includes(part));
  if (kept.length !== lines.length - 1) throw new Error(`monaco-diet: no single import of ${part}`);
  return kept.join('\n');
}
