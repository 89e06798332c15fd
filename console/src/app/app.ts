import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { bringJapaneseFont } from './i18n/japanese-font.js';

@Component({
  selector: 'rf-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  constructor() {
    bringJapaneseFont();
  }
}
