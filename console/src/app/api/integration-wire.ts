import type { components } from './schema.js';

type Schemas = components['schemas'];

export type Integration = Schemas['Integration'];
export type Integrations = Schemas['Integrations'];
export type IntegrationDetail = Schemas['IntegrationDetail'];
export type IntegrationState = Integration['state'];
