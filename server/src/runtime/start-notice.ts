import { Injectable } from '@nestjs/common';

/** What the person who starts the server has to be told once, such as a password made at random. */
@Injectable()
export class StartNotice {
  private readonly told: { readonly label: string; readonly value: string }[] = [];

  add(label: string, value: string): void {
    this.told.push({ label, value });
  }

  lines(): readonly string[] {
    const width = Math.max(0, ...this.told.map(({ label }) => label.length));
    return this.told.map(({ label, value }) => `${label.padEnd(width)}  ${value}`);
  }
}
