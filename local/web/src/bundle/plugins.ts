import lwcModule from '@lwc/rollup-plugin';
import replaceModule from '@rollup/plugin-replace';

// Both packages ship types for CommonJS only: TypeScript takes their default import for the module, Node for
// the function.
export const lwc = lwcModule as unknown as typeof lwcModule.default;
export const replace = replaceModule as unknown as typeof replaceModule.default;
