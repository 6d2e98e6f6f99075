#!/usr/bin/env node
// What `npx cosell` runs: the same way in as the npm scripts, so that it works on any Node that launches them.
process.argv.splice(2, 0, 'cosell');
await import('../launch.mjs');
