/**
 * The page's policy forbids making code from text, and the validator would try. It reads this before it is first used;
 * set here by name, so that the first page need not load the validator to be told.
 */
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = {
  jitless: true,
};
