/** Not SOQL, or none that the engine knows. The message is the platform's where it has one. */
export class SoqlError extends Error {}
