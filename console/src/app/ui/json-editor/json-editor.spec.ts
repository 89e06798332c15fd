import { Component, signal, viewChild } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { JsonEditor, type TextMark } from './json-editor.js';

@Component({
  imports: [JsonEditor],
  template: `<rf-json-editor
    label="A rule as JSON"
    language="en"
    [text]="text()"
    [marks]="marks()"
    [readonly]="readonly()"
    (edited)="told.push($event)"
  />`,
})
class Page {
  readonly text = signal('{\n  "name": "a",\n  "code": "b"\n}');
  readonly marks = signal<readonly TextMark[]>([]);
  readonly readonly = signal(false);
  readonly told: string[] = [];
  readonly editor = viewChild.required(JsonEditor);
}

describe('JsonEditor', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    page = fixture.componentInstance;
    await fixture.whenStable();
  });
  afterEach(() => fixture.destroy());

  const content = (): HTMLElement =>
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.cm-content')!;
  const shown = (): string =>
    [...content().querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
  /** What a person's keyboard does: the browser's own insertion at the cursor. */
  const type = async (letters: string): Promise<void> => {
    document.execCommand('insertText', false, letters);
    // The editor hears of it by the browser's observer, after the task.
    await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  it('shows the text under its label, and tells what a person types', async () => {
    expect([content().getAttribute('aria-label'), shown()]).toEqual([
      'A rule as JSON',
      page.text(),
    ]);
    page.editor().reveal('/code');
    await type('x');
    expect(page.told).toEqual(['{\n  "name": "a",\n  "code": x"b"\n}']);
  });

  it('takes text from the page without telling it back, and leaves the cursor where it was', async () => {
    page.editor().reveal('/code');
    page.text.set('{\n  "name": "longer name",\n  "code": "b"\n}');
    await fixture.whenStable();
    expect([shown(), page.told]).toEqual([page.text(), []]);
    await type('y');
    expect(page.told).toEqual(['{\n  "name": "longer name",\n  "code": y"b"\n}']);
  });

  it('marks a problem at the value of its pointer', async () => {
    page.marks.set([{ at: '/name', severity: 'error', message: 'no name' }]);
    await fixture.whenStable();
    const marked = content().querySelector('.cm-lintRange-error');
    expect(marked?.textContent).toBe('"a"');
  });

  it('marks the place where the text stops being JSON', async () => {
    const text = '{ "name": }';
    page.text.set(text);
    page.marks.set([{ at: '', offset: text.indexOf('}'), severity: 'error', message: 'not JSON' }]);
    await fixture.whenStable();
    expect(content().querySelector('.cm-lintRange-error')?.textContent).toBe('}');
  });

  it('lets nobody type where nothing may be changed', async () => {
    page.readonly.set(true);
    await fixture.whenStable();
    page.editor().reveal('/code');
    await type('z');
    expect([page.told, shown()]).toEqual([[], page.text()]);
  });
});
