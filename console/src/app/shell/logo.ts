import { ChangeDetectionStrategy, Component } from '@angular/core';

/** A circle left open, closed by a fence. */
@Component({
  selector: 'rf-logo',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M19.6 4.9A11.7 11.7 0 1 0 19.6 27.1"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path d="M16 17.9h15" stroke="var(--rf-logo)" stroke-width="2" />
      <path
        d="M16.4 23.4V12.2l1.9-2.9 1.9 2.9v11.2zM21.8 23.4V12.2l1.9-2.9 1.9 2.9v11.2zM27.2 23.4V12.2l1.9-2.9 1.9 2.9v11.2z"
        fill="var(--rf-logo)"
      />
    </svg>
  `,
})
export class Logo {}
