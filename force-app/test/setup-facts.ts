import { findingsByName, type Facts, type Finding } from 'c/coSellSetupChecks';
import status from '@cosell/contracts/examples/setup/status.json';

/** What the relay answers to an action of the setup page, as the contract's example has it. */
export const statusExample = status.answer.body as unknown as NonNullable<Facts['status']>;

/** A paired org whose relay answers; `changes` as of `Facts`. */
export function factsWith(changes: Partial<Facts> = {}): Facts {
    const on = ['namedCredential', 'paired'].map((name) => ({ name, state: 'on', details: [] }));
    return {
        findings: findingsByName(on as unknown as Finding[]),
        status: statusExample,
        relayTrouble: null,
        values: [],
        ...changes
    };
}

/** An org that has not met a relay yet. */
export const withoutRelay: Facts = { findings: {}, status: null, relayTrouble: null, values: null };

/** What Apex throws for a refusal. */
export const refused = {
    body: { message: '{"code":"NOT_ALLOWED","message":"You may not.","next":"Ask your admin."}' }
};
