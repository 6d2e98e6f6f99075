import { CosellError, type CommandAnswer, type DealState, type PreviewAnswer } from '@cosell/contracts';
import { aliasOf } from '../run/aliases.ts';
import type { Run, RunContext } from '../run/context.ts';
import { valuesToRestore } from '../run/restore-value.ts';
import { nothingAsked } from '../store/requests/types.ts';
import type { Deal, Store } from '../store/types.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { changeFor, type Command, type Known } from './change-for.ts';
import { dealState } from './deal-state.ts';
import { preview } from './preview.ts';

export interface CommandPorts {
    store: Store;
    mapping: Mapping;
    /** 18 characters: the one org that commands are taken from. */
    orgId: string;
    /** What `preview` reads with; null while Salesforce has not let the relay in. */
    context(): RunContext | null;
    now(): Date;
    newId(): string;
}

const opportunity = (value: string) => ({ kind: 'opportunity' as const, value });

/**
 * Stores what is asked of the deal, and waits for the run that carries it out.
 * @param waitMs how long at most; 0 = not at all
 * @throws CosellError ORG_MISMATCH, RESTORE_IMPOSSIBLE, and what `changeFor` and `preview` refuse
 */
export async function answerCommand(
    ports: CommandPorts,
    opportunityId: string,
    command: Command,
    waitMs: number
): Promise<CommandAnswer | PreviewAnswer> {
    const { store, orgId } = ports;
    // As runs have it: what an org lacks or adds, such as notes, changes the rows.
    const mapping = ports.context()?.mapping ?? ports.mapping;
    if (command.body.orgId !== orgId) throw new CosellError('ORG_MISMATCH', '');
    const known = await findDeal(store, opportunityId);
    const id = ports.newId();
    const change = changeFor(command, known, mapping, { id, now: ports.now() });
    if (command.name === 'preview') return answerPreview(ports, opportunityId, known);
    if (command.name === 'restore') await checkLog(ports, opportunityId, command.body.logId);
    const asked = await store.request(opportunity(opportunityId), change, {
        create: true,
        correlationId: id
    });
    if (!asked) throw new CosellError('DEAL_UNKNOWN', '');
    const done = waitMs > 0 && (await isDoneWithin(store, asked.dealId, asked.hintSeq, waitMs));
    return {
        command: command.name,
        state: done ? 'done' : 'waiting',
        hintNumber: asked.hintSeq,
        deal: await readDeal(ports, opportunityId)
    };
}

/** @throws CosellError DEAL_UNKNOWN */
export async function readDeal(
    ports: Pick<CommandPorts, 'store' | 'mapping' | 'context'>,
    opportunityId: string
): Promise<DealState> {
    const { store } = ports;
    const mapping = ports.context()?.mapping ?? ports.mapping;
    const known = await findDeal(store, opportunityId);
    if (!known) throw new CosellError('DEAL_UNKNOWN', '');
    return { opportunityId, ...dealState(known.deal, known.requests, mapping) };
}

/** Deals that wait for a person, longest first; a deal without an Opportunity shows nowhere in Salesforce. */
export async function readHeld({
    store,
    mapping
}: Pick<CommandPorts, 'store' | 'mapping'>): Promise<DealState[]> {
    const held = (await store.heldDeals()).flatMap((deal) => {
        const opportunityId = aliasOf(deal, 'opportunity');
        return opportunityId ? [{ deal, opportunityId }] : [];
    });
    return Promise.all(
        held.map(async ({ deal, opportunityId }) => ({
            opportunityId,
            ...dealState(deal, await store.requestsOf(deal.id), mapping)
        }))
    );
}

async function findDeal(store: Store, opportunityId: string): Promise<Known | null> {
    const deal = await store.dealByAlias(opportunity(opportunityId));
    return deal && { deal, requests: await store.requestsOf(deal.id) };
}

async function isDoneWithin(store: Store, dealId: string, hintSeq: number, ms: number): Promise<boolean> {
    const over = AbortSignal.timeout(ms);
    try {
        await store.waitUntilDone(dealId, hintSeq, over);
        return true;
    } catch (error) {
        if (over.aborted) return false;
        throw error;
    }
}

/** A row that keeps nothing is refused at once, and not by a run that nobody waits for. */
async function checkLog({ context }: CommandPorts, opportunityId: string, logId: string): Promise<void> {
    const ready = context();
    if (!ready) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
    if (!(await valuesToRestore(ready, logId, opportunityId)))
        throw new CosellError('RESTORE_IMPOSSIBLE', `Row ${logId}.`);
}

async function answerPreview(
    { context, newId }: CommandPorts,
    opportunityId: string,
    known: Known | null
): Promise<PreviewAnswer> {
    const ready = context();
    if (!ready) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
    const run: Run = {
        context: ready,
        // Nobody's lease: a preview changes nothing, so it needs to keep nobody out.
        lease: {
            dealId: known?.deal.id ?? '',
            leaseNo: 0,
            hintSeq: 0,
            correlationId: null,
            deal: known?.deal ?? unheardOf
        },
        call: { correlationId: newId() },
        steps: []
    };
    return preview(run, opportunityId, known?.requests ?? nothingAsked);
}

/** Of an Opportunity that the store knows nothing of. */
export const unheardOf: Deal = {
    id: '',
    state: 'active',
    hintSeq: 0,
    doneSeq: 0,
    aliases: [],
    seenCrm: null,
    seenPartner: null,
    attempt: 0,
    nextAttemptAt: null,
    errorCode: null,
    held: null,
    writes: {},
    refused: {},
    stamps: {},
    toldByEventsAlone: false
};
