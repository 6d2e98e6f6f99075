#!/usr/bin/env node
// What `npx cosell` runs: the same way in as the npm scripts, so that it works on any Node that launches them.
// The relay itself is a program of its own; everything else asks it.
if (process.argv[2] !== 'relay') process.argv.splice(2, 0, 'cosell');
await import('../launch.mjs');
