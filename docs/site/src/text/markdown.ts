import GithubSlugger from 'github-slugger';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import graphql from 'highlight.js/lib/languages/graphql';
import http from 'highlight.js/lib/languages/http';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import MarkdownIt, { type Token } from 'markdown-it';

const LANGUAGES = { bash, graphql, http, javascript, json, python, sql, typescript, yaml };

for (const [name, language] of Object.entries(LANGUAGES)) {
  hljs.registerLanguage(name, language);
}

/** What pages write as HTML; anything else in angle brackets is text. */
const HTML_KEPT = /^(?:<\/?(?:kbd|br|sub|sup|a)\s*\/?>|<a id="[\w-]+">)$/;
/** `ERROR_CODE`, `SETTING`: what begins a row of a table and is looked for by that name. */
const ROW_NAME = /^[A-Z][A-Z0-9_]{2,}$/;

/** Markdown as the repository's host reads it: tables, and anchors of headings. No inline styles: the policy forbids them. */
export const markdown = new MarkdownIt({ html: true, linkify: false, highlight: highlighted });

/** Code with its words marked by classes. */
function highlighted(code: string, info: string): string {
  const language = info.split(' ')[0] ?? '';
  return hljs.getLanguage(language) === undefined
    ? markdown.utils.escapeHtml(code)
    : hljs.highlight(code, { language }).value;
}

const { rules } = markdown.renderer;

for (const rule of ['html_inline', 'html_block'] as const) {
  rules[rule] = (tokens, at) => {
    const content = tokens[at]?.content ?? '';
    if (content.trimStart().startsWith('<!--')) {
      return '';
    }
    return HTML_KEPT.test(content.trim()) ? content : markdown.utils.escapeHtml(content);
  };
}

/** Wide tables and long lines scroll by themselves, with the keyboard too. */
rules.table_open = () => '<div class="wide" tabindex="0"><table>';
rules.table_close = () => '</table></div>';
rules.fence = (tokens, at) => {
  const { content = '', info = '' } = tokens[at] ?? {};
  return codeBlock(content, info);
};
rules.code_block = (tokens, at) => codeBlock(tokens[at]?.content ?? '', '');

export function codeBlock(code: string, info: string): string {
  return `<pre tabindex="0"><code>${highlighted(code.trimEnd(), info)}</code></pre>\n`;
}

markdown.core.ruler.push('anchors', ({ tokens }) => {
  const slugger = new GithubSlugger();
  tokens.forEach((token, at) => {
    const inside = tokens[at + 1];
    if (token.type === 'heading_open' && inside !== undefined) {
      token.attrSet('id', slugger.slug(textOf(inside)));
    }
  });
});

markdown.core.ruler.push('named-rows', ({ tokens }) => {
  const taken = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.type === 'tr_open' && tokens[at + 1]?.type === 'td_open') {
      nameRow(tokens[at + 2], taken);
    }
  });
});

function nameRow(cell: Token | undefined, taken: Set<string>): void {
  for (const child of cell?.children ?? []) {
    if (child.type === 'code_inline' && ROW_NAME.test(child.content) && !taken.has(child.content)) {
      taken.add(child.content);
      child.attrSet('id', child.content);
    }
  }
}

markdown.core.ruler.push('alignment', ({ tokens }) => {
  for (const token of tokens) {
    const style = attributeOf(token, 'style');
    if (style !== '') {
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
      token.attrJoin('class', style.replace('text-align:', 'align-'));
    }
  }
});

/** Empty when there is none. */
export function attributeOf(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** The words of a piece of text, without their marks. */
export function textOf(inline: Token): string {
  return (inline.children ?? [])
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') {
        return ' ';
      }
      return type === 'text' || type === 'code_inline' ? content : '';
    })
    .join('');
}
