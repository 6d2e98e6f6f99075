import type { CommandAnswer, DealState, PreviewAnswer, SetupAction } from '@cosell/contracts';
import type {
    BackfillAnswer,
    BackfillPreviewAnswer,
    DropHeldAnswer,
    HeldGroupsAnswer,
    RebuildAnswer,
    RetryLikeAnswer,
    StatusAnswer
} from '@cosell/contracts/setup-answers';
import type { Forgotten } from '../../relay/src/store/types.ts';
import { readArguments, UsageError, usage, type Asked } from './arguments.ts';
import { doctor } from './doctor/main.ts';
import { dealInWords, forgottenInWords, outcomeInWords, pairInWords, previewInWords } from './in-words.ts';
import { backfillInWords, retriedInWords, statusInWords, wouldInWords } from './setup-in-words.ts';
import { dropInWords, heldInWords, rebuildInWords } from './store-in-words.ts';
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
    if (command === 'pair')
        return show(asked, await callRelay<{ code: string }>(relay, 'POST', '/v1/pairing-code'), pairInWords);
    if (command === 'status' && opportunityId)
        return show(asked, await callRelay<DealState>(relay, 'GET', deal), dealInWords);
    if (command === 'forget')
        return show(
            asked,
            await callRelay<Forgotten>(relay, 'POST', '/v1/forget', { email: asked.what }),
            forgottenInWords
        );
    const who = { orgId: setting('SALESFORCE_ORG_ID'), userId: setting('SALESFORCE_USER_ID') };
    if (!opportunityId) return askOfRelay(asked, relay, who);
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

/** What the setup page asks as well. */
async function askOfRelay(asked: Asked, relay: RelayAddress, who: object): Promise<number> {
    const { command, what, body } = asked;
    const call = <Answer>(action: SetupAction, more: object = {}) =>
        callRelay<Answer>(relay, 'POST', `/v1/setup/${action}`, { ...who, ...more });
    if (command === 'status') {
        const answer = await call<StatusAnswer>('status');
        show(asked, answer, statusInWords);
        return answer.steps.some(({ light }) => light === 'red') ? 1 : 0;
    }
    if (command === 'held') return show(asked, await call<HeldGroupsAnswer>('held'), heldInWords);
    if (command === 'rebuild') return show(asked, await call<RebuildAnswer>('rebuild'), rebuildInWords);
    if (command === 'drop') {
        const answer = await call<DropHeldAnswer>('drop-held', { deal: what });
        show(asked, answer, dropInWords);
        return answer.dropped ? 0 : 1;
    }
    if (command === 'retry-like')
        return show(asked, await call<RetryLikeAnswer>('retry-like', { code: what }), retriedInWords);
    if (what === 'preview')
        return show(asked, await call<BackfillPreviewAnswer>('backfill-preview'), wouldInWords);
    const more = what === 'start' ? body : {};
    const action = `backfill-${what as 'start' | 'state' | 'stop'}` as const;
    return show(asked, await call<BackfillAnswer>(action, more), backfillInWords);
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
