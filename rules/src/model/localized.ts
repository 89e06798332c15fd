/** Text for people, in both languages of the product. */
export interface Localized {
  readonly en: string;
  readonly ja: string;
}
