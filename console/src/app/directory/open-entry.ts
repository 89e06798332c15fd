import { ElementRef, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';

/** Closes the entry beside the list; the focus goes back to its row. */
@Injectable()
export class OpenEntry {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  async close(key: string): Promise<void> {
    await this.router.navigate([], { queryParams: { open: null }, queryParamsHandling: 'merge' });
    this.host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
}
