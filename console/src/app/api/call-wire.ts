import type { components } from './schema.js';

type Schemas = components['schemas'];

export type LiveCall = Schemas['LiveCall'];
export type LiveCalls = Schemas['LiveCalls'];
export type LiveLeg = LiveCall['legs'][number];
export type Alarm = Schemas['Alarm'];
export type Alarms = Schemas['Alarms'];
