import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon/icon.js';
import { DirectoryDesk } from './directory-desk.js';
import { ImportDialog } from './import-dialog.js';

/** What is known of business numbers, endpoints and routes, each under its own address. */
@Component({
  selector: 'rf-directory-page',
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ImportDialog, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  providers: [DirectoryDesk],
  templateUrl: './directory-page.html',
  styles: `
    /* The outlet itself is no row of the page. */
    router-outlet {
      display: none;
    }
  `,
})
export class DirectoryPage {
  protected readonly desk = inject(DirectoryDesk);
  protected readonly parts = ['endpoints', 'numbers', 'routes'];

  protected readonly importing = signal(false);

  constructor() {
    void this.desk.load();
  }

  protected begin(): void {
    this.desk.begin();
    this.importing.set(true);
  }
}
