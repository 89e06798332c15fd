import { z } from 'zod';
import { REASON_MOST } from './requester.js';

/** Why something is done, in a person's words. */
export const REASON = z.string().trim().min(1).max(REASON_MOST);
