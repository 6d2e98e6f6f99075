// @peculiar/x509 2 resolves its algorithms through tsyringe, which needs the Reflect metadata proposal in
// place before it is loaded (README, "Reflect Polyfill Required"). Import the library through this file only.
import 'core-js/proposals/reflect-metadata.js';

export * from '@peculiar/x509';
