import type { components } from './schema.js';

type Schemas = components['schemas'];

export type Integration = Schemas['Integration'];
export type Integrations = Schemas['Integrations'];
export type Recipe = Integrations['recipes'][number];
export type IntegrationDetail = Schemas['IntegrationDetail'];
export type IntegrationState = Integration['state'];
export type Exchange = Schemas['Exchange'];
export type Exchanges = Schemas['Exchanges'];
export type IntegrationTest = Schemas['IntegrationTest'];
export type UnmatchedEvent = Schemas['UnmatchedPage']['items'][number];
export type UnmatchedPage = Schemas['UnmatchedPage'];
