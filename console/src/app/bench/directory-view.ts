import type { Directory } from '../api/directory-wire.js';

/** What the directory lists, as far as the bench offers it for choice. */
export type DirectoryView = Pick<Directory, 'businessNumbers' | 'endpoints'>;

export const EMPTY_DIRECTORY: DirectoryView = { businessNumbers: [], endpoints: [] };
