export * from './change-event.ts';
export * from './commands.ts';
export * from './errors.ts';
export * from './external-reference.ts';
export * from './setup.ts';
