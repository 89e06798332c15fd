import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the console's tokens; both themes follow by themselves. */
const LOOK = EditorView.theme({
  '&': {
    backgroundColor: 'var(--mat-sys-surface-container-lowest)',
    border: '1px solid var(--mat-sys-outline-variant)',
    borderRadius: '8px',
    color: 'var(--mat-sys-on-surface)',
    font: 'var(--rf-code)',
    overflow: 'hidden',
  },
  '&.cm-focused': { outline: '2px solid var(--rf-focus)', outlineOffset: '1px' },
  '.cm-scroller': {
    font: 'var(--rf-code)',
    lineHeight: '20px',
    maxHeight: 'var(--rf-editor-height, 70vh)',
  },
  '.cm-content': { caretColor: 'var(--mat-sys-on-surface)', padding: '10px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--mat-sys-on-surface)' },
  '.cm-gutters': {
    backgroundColor: 'var(--mat-sys-surface-container-low)',
    border: '0',
    color: 'var(--rf-faint)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--rf-hover)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--mat-sys-primary-container)',
    color: 'var(--mat-sys-on-primary-container)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--mat-sys-surface-container)',
    border: '1px solid var(--mat-sys-outline-variant)',
    color: 'var(--mat-sys-on-surface-variant)',
    padding: '0 4px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--mat-sys-surface-container-lowest)',
    border: '1px solid var(--mat-sys-outline-variant)',
    borderRadius: '8px',
    boxShadow: 'var(--mat-sys-level2)',
    color: 'var(--mat-sys-on-surface)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'var(--rf-code)', maxHeight: '17em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--rf-selected)',
    color: 'var(--mat-sys-on-surface)',
  },
  '.cm-completionMatchedText': { color: 'var(--mat-sys-primary)', textDecoration: 'none' },
  '.cm-completionDetail': {
    color: 'var(--rf-faint)',
    font: 'var(--mat-sys-body-small)',
    fontStyle: 'normal',
    marginLeft: '12px',
  },
  '.cm-tooltip.cm-completionInfo': {
    font: 'var(--mat-sys-body-small)',
    maxWidth: '320px',
    padding: '8px 12px',
  },
  '.cm-diagnostic': { borderLeft: '0', font: 'var(--mat-sys-body-small)', padding: '6px 12px' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--rf-deny) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--rf-unknown) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lint-marker': { height: '8px', margin: '6px 2px 0', width: '8px' },
  '.cm-lint-marker-error': {
    backgroundColor: 'var(--rf-deny-solid)',
    borderRadius: '2px',
    content: 'none',
  },
  '.cm-lint-marker-warning': {
    backgroundColor: 'var(--rf-unknown-solid)',
    borderRadius: '50%',
    content: 'none',
  },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--rf-syntax-key)' },
  { tag: tags.string, color: 'var(--rf-syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--rf-syntax-number)' },
]);

export const EDITOR_LOOK: Extension = [LOOK, syntaxHighlighting(COLOURS)];
