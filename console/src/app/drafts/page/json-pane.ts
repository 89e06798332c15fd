import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { DOCUMENT_LIMITS, parseStrictJson } from '@ringfence/rules';
import { JsonEditor, type TextMark } from '../../ui/json-editor/json-editor.js';
import { firstFaultIn } from '../../ui/json-editor/json-place.js';
import type { SchemaSource } from '../../ui/json-editor/json-schema.js';
import { readerLanguage } from '../../ui/reader-language.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftPlace } from '../desk/draft-place.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import { isWithin, valueAt } from '../text/json-pointer.js';
import { sameJson } from '../text/same-json.js';
import { factMeaning } from './fact-meaning.js';

/** What was typed into the editor, and the value it stands for: itself, while it is no JSON. */
interface Typed {
  readonly pointer: string;
  readonly text: string;
  readonly value: unknown;
}

/** One thing of the draft as JSON. While the text is no JSON the draft holds the text itself, so that nothing typed is lost. */
@Component({
  selector: 'rf-json-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [JsonEditor],
  template: `
    <rf-json-editor
      class="own-keys"
      [text]="typed().text"
      [label]="label()"
      [language]="language()"
      [schema]="schema()"
      [marks]="marks()"
      [readonly]="readonly()"
      [meaning]="meaning()"
      (edited)="take($event)"
    />
  `,
})
export class JsonPane {
  readonly pointer = input.required<string>();
  readonly label = input.required<string>();
  readonly schema = input<SchemaSource | null>(null);
  readonly readonly = input(false);

  private readonly desk = inject(DraftDesk);
  private readonly link = inject(ScribeLink);
  private readonly places = inject(DraftPlace);
  private readonly transloco = inject(TranslocoService);
  private readonly editor = viewChild.required(JsonEditor);
  protected readonly language = readerLanguage();
  protected readonly meaning = computed(() => factMeaning(this.language()));
  private readonly value = computed(() => valueAt(this.desk.policy(), this.pointer()));

  /** Text that says the same as the draft stays as it was typed, blanks and all. */
  protected readonly typed = linkedSignal<{ pointer: string; value: unknown }, Typed>({
    source: () => ({ pointer: this.pointer(), value: this.value() }),
    computation: ({ pointer, value }, previous) => {
      const typed = previous?.value;
      if (typed?.pointer === pointer && sameJson(typed.value, value)) return { ...typed, value };
      return { pointer, value, text: textOf(value) };
    },
  });

  protected readonly marks = computed((): readonly TextMark[] => {
    const { text, value } = this.typed();
    const severity = 'error' as const;
    if (typeof value === 'string') {
      const offset = firstFaultIn(text);
      if (offset !== null) {
        const message = this.transloco.translate<string>('drafts.notJson', {}, this.language());
        return [{ at: '', offset, severity, message }];
      }
      const { problems = [] } = parseStrictJson(text, DOCUMENT_LIMITS);
      return problems.map(({ at, message }) => ({ at, severity, message }));
    }
    const pointer = this.pointer();
    return this.link
      .problems()
      .filter(({ at }) => isWithin(at, pointer))
      .map(({ at, message, severity: how }) => ({
        at: at.slice(pointer.length),
        severity: how,
        message,
      }));
  });

  constructor() {
    effect(() => {
      const sought = this.places.sought();
      if (sought === null || !isWithin(sought, this.pointer())) return;
      untracked(() => {
        const within = sought.slice(this.pointer().length);
        // The editor is drawn with the page; it can show a place from the next turn on.
        setTimeout(() => this.editor().reveal(within));
        this.places.sought.set(null);
      });
    });
  }

  protected take(text: string): void {
    const read = parseStrictJson(text, DOCUMENT_LIMITS).value;
    const value = read === undefined || typeof read === 'string' ? text : read;
    this.typed.set({ pointer: this.pointer(), text, value });
    this.desk.change(this.pointer(), value, `json ${this.pointer()}`);
  }
}

/** A value as it is shown; text that is no JSON is shown as it was typed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}
