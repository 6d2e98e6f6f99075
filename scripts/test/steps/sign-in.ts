import { nodeTests } from '../node-tests.ts';

/** With the whole product, as `loop`. */
export const signIn = nodeTests(
    'sign-in',
    'the relay signed in by link and device code, revoked, released, killed in between, of another partner',
    'scripts/loop/sign-in/*.e2e.ts'
);
