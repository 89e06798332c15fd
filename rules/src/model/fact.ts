/** What a fact can be. `null` is unknown: it could not be learned; known absence is a value of the fact's own. */
export type FactValue = string | number | boolean | readonly string[] | null;

/** Every fact of the catalogue by name, each always present. */
export type Facts = Readonly<Record<string, FactValue>>;
