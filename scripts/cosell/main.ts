import type { CommandAnswer, DealState, HeldAnswer, PreviewAnswer } from '@cosell/contracts';
import { readArguments, UsageError, usage, type Asked } from './arguments.ts';
import { doctor } from './doctor/main.ts';
import { dealInWords, heldInWords, outcomeInWords, pairInWords, previewInWords } from './in-words.ts';
import { callRelay, Refusal, type RelayAddress } from './relay-client.ts';

/** Exit codes: 0 done; 1 refused, the deal is on hold, or a check of the doctor failed; 2 not understood. */
try {
    const args = process.argv.slice(2);
    const asked = args[0] === 'doctor' ? args.slice(1) : readArguments(args);
    if (Array.isArray(asked)) process.exitCode = await doctor(asked, process.env);
    else if (asked) process.exitCode = await ask(asked);
    else console.log(usage);
} catch (error) {
    if (error instanceof UsageError) {
        console.error(`${error.message}\nNext: npx cosell --help`);
        process.exitCode = 2;
    } else if (error instanceof Refusal) {
        console.error(`${error.code}: ${error.message}\nNext: ${error.next}`);
        process.exitCode = 1;
    } else throw error;
}

async function ask(asked: Asked): Promise<number> {
    const relay: RelayAddress = { url: setting('RELAY_URL'), token: setting('RELAY_TOKEN') };
    const { command, opportunityId, body, wait } = asked;
    const deal = `/v1/deals/${opportunityId}`;
    if (command === 'held')
        return show(asked, await callRelay<HeldAnswer>(relay, 'GET', '/v1/held'), heldInWords);
    if (command === 'pair')
        return show(asked, await callRelay<{ code: string }>(relay, 'POST', '/v1/pairing-code'), pairInWords);
    if (command === 'status') return show(asked, await callRelay<DealState>(relay, 'GET', deal), dealInWords);
    const who = { orgId: setting('SALESFORCE_ORG_ID'), userId: setting('SALESFORCE_USER_ID') };
    const path = `${deal}/${command}?wait=${wait}`;
    if (command === 'preview')
        return show(
            asked,
            await callRelay<PreviewAnswer>(relay, 'POST', path, { ...who, ...body }),
            previewInWords
        );
    const answer = await callRelay<CommandAnswer>(relay, 'POST', path, { ...who, ...body });
    show(asked, answer, outcomeInWords);
    return answer.deal.held && command !== 'pause' ? 1 : 0;
}

function show<Answer>({ json }: Asked, answer: Answer, inWords: (answer: Answer) => string[]): number {
    console.log(json ? JSON.stringify(answer, null, 2) : inWords(answer).join('\n'));
    return 0;
}

function setting(name: string): string {
    const value = process.env[name]?.trim();
    if (!value) throw new UsageError(`${name} is not set.`);
    return value;
}
