import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, Transaction, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  effect,
  type ElementRef,
  input,
  type OnDestroy,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Language } from '@ringfence/rules';
import { EDITOR_LOOK } from './editor-look.js';
import { JAPANESE_PHRASES } from './editor-phrases.js';
import { rangeOf, treeOf } from './json-place.js';
import type { SchemaSource } from './json-schema.js';
import { suggestionsAt } from './schema-suggestions.js';

/** Something to be marked in the text: at a JSON pointer, or where the text stops being JSON. */
export interface TextMark {
  readonly at: string;
  /** Offset in the text, where no pointer can say it. */
  readonly offset?: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What an offered word means to people. */
export interface WordMeaning {
  readonly detail: string;
  readonly info: string;
}

/** Text written by the page, not by the person: it is not told back. */
const FROM_PAGE = Transaction.userEvent.of('page');

/** A code editor for JSON: completion from a schema, problems marked in their place, folding. */
@Component({
  selector: 'rf-json-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<div #place></div>',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class JsonEditor implements OnDestroy {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly language = input.required<Language>();
  readonly schema = input<SchemaSource | null>(null);
  readonly marks = input<readonly TextMark[]>([]);
  readonly readonly = input(false);
  readonly meaning = input<(word: string) => WordMeaning | null>(() => null);

  readonly edited = output<string>();

  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly view = signal<EditorView | null>(null);
  private readonly settings = new Compartment();

  constructor() {
    afterNextRender(() => this.begin());
    effect(() => this.write(this.text()));
    effect(() => {
      const settings = this.settingsNow();
      this.view()?.dispatch({ effects: this.settings.reconfigure(settings) });
    });
    effect(() => this.mark(this.marks()));
  }

  ngOnDestroy(): void {
    this.view()?.destroy();
  }

  focus(): void {
    this.view()?.focus();
  }

  /** Puts the cursor at the value of a JSON pointer and brings it into sight. */
  reveal(pointer: string): void {
    const view = this.view();
    if (view === null) return;
    const { from } = rangeOf(treeOf(view.state.doc.toString()), pointer);
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  }

  private begin(): void {
    const state = EditorState.create({
      doc: this.text(),
      extensions: [
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        json(),
        autocompletion({ icons: false, override: [(context) => this.complete(context)] }),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...foldKeymap,
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ]),
        EDITOR_LOOK,
        this.settings.of(this.settingsNow()),
        EditorView.updateListener.of((update) => {
          const byPage = update.transactions.some((each) => each.isUserEvent('page'));
          if (update.docChanged && !byPage) this.edited.emit(update.state.doc.toString());
        }),
      ],
    });
    const parent = this.place().nativeElement;
    this.view.set(new EditorView({ state, parent }));
  }

  private settingsNow(): Extension {
    return [
      EditorView.contentAttributes.of({ 'aria-label': this.label(), tabindex: '0' }),
      EditorState.readOnly.of(this.readonly()),
      EditorState.phrases.of(this.language() === 'ja' ? JAPANESE_PHRASES : {}),
    ];
  }

  /** Text from outside: only what differs is replaced, so that the cursor stays where it was. */
  private write(text: string): void {
    const view = this.view();
    if (view === null) return;
    const shown = view.state.doc.toString();
    if (shown === text) return;
    let from = 0;
    while (from < text.length && from < shown.length && text[from] === shown[from]) from++;
    let same = 0;
    const most = Math.min(text.length, shown.length) - from;
    while (same < most && text.at(-1 - same) === shown.at(-1 - same)) same++;
    view.dispatch({
      changes: { from, to: shown.length - same, insert: text.slice(from, text.length - same) },
      annotations: FROM_PAGE,
    });
    untracked(() => this.mark(this.marks()));
  }

  private mark(marks: readonly TextMark[]): void {
    const view = this.view();
    if (view === null) return;
    const { doc } = view.state;
    const tree = marks.length === 0 ? undefined : treeOf(doc.toString());
    const diagnostics = marks.map(({ at, offset, severity, message }): Diagnostic => {
      const range =
        offset === undefined
          ? rangeOf(tree, at)
          : { from: Math.min(offset, doc.length), to: Math.min(offset + 1, doc.length) };
      return { ...range, severity, message };
    });
    diagnostics.sort((a, b) => a.from - b.from);
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }

  private complete({ state, pos, explicit }: CompletionContext): CompletionResult | null {
    const schema = this.schema();
    if (schema === null || state.readOnly) return null;
    const found = suggestionsAt(schema, state.doc.toString(), pos);
    if (found === null || (!explicit && found.from === pos)) return null;
    const word = state.sliceDoc(found.from, found.to);
    return {
      from: found.from,
      to: found.to,
      // Whoever asks at a word that is complete wants to see what else might stand there.
      filter: !found.options.some(({ text }) => text === word),
      options: found.options.map(({ label, text, required, kind }): Completion => {
        const meaning = this.meaning()(label);
        return {
          label: text.startsWith('"') ? `"${label}"` : label,
          displayLabel: label,
          apply: text,
          type: kind === 'name' ? 'property' : 'constant',
          boost: required ? 1 : 0,
          ...(meaning === null ? {} : { detail: meaning.detail, info: meaning.info }),
        };
      }),
    };
  }
}
