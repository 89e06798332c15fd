/** A platform that is connected by a small program of ours, which runs beside it and asks at one of the hooks. */
export interface Recipe {
  readonly id: string;
  /** Id of the hook it asks at. */
  readonly asks: string;
  /** Settings of the program beside `RINGFENCE_URL`. */
  readonly needs: readonly string[];
}

/** In the order in which people are shown them. */
export const RECIPES: readonly Recipe[] = [
  { id: 'jambonz', asks: 'sip-proxy', needs: [] },
  { id: 'freeswitch', asks: 'sip-proxy', needs: [] },
  { id: 'asterisk', asks: 'sip-proxy', needs: [] },
  {
    id: 'twilio',
    asks: 'decisions',
    needs: ['RINGFENCE_KEY', 'WHATSAPP_SENDER', 'TWILIO_WEBHOOK_URL', 'TWILIO_AUTH_TOKEN'],
  },
  {
    id: 'telnyx',
    asks: 'decisions',
    needs: ['RINGFENCE_KEY', 'TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY'],
  },
];

/** Paths from the root of the product. */
export const programOf = ({ id }: Recipe): string => `deploy/recipes/${id}.mjs`;
export const documentOf = ({ id }: Recipe): string => `docs/integrations/${id}.md`;

/** What starts the program, with the settings that somebody has to fill in. @param base address of this server */
export function commandOf(recipe: Recipe, base: string): string {
  const settings = [`RINGFENCE_URL=${base}`, ...recipe.needs.map((name) => `${name}='…'`)];
  return [...settings, 'node', programOf(recipe)].join(' ');
}
