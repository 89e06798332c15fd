import type { components } from './schema.js';

type Schemas = components['schemas'];

/** Business numbers, endpoints and routes as the server holds them. */
export type Directory = Schemas['Directory'];
export type DirectoryNumber = Directory['businessNumbers'][number];
export type DirectoryEndpoint = Directory['endpoints'][number];
export type DirectoryRoute = Directory['routes'][number];
export type EndpointRef = Schemas['Endpoint'];
