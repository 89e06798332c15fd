import { Directive, inject, input, TemplateRef } from '@angular/core';

/** The cells of a list's row, typed by the rows they are drawn for. */
@Directive({ selector: 'ng-template[rfEntryCells]' })
export class EntryCells<Entry> {
  readonly rfEntryCells = input.required<readonly Entry[]>();
  readonly template = inject<TemplateRef<{ $implicit: Entry }>>(TemplateRef);

  static ngTemplateContextGuard<Entry>(
    _cells: EntryCells<Entry>,
    context: unknown,
  ): context is { $implicit: Entry } {
    return context !== null;
  }
}
