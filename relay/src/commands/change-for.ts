import { CosellError, type CommandBody, type CommandName } from '@cosell/contracts';
import { aliasOf } from '../run/aliases.ts';
import type { PendingRequest, RequestChange, Requests } from '../store/requests/types.ts';
import type { Deal } from '../store/types.ts';
import { dealFieldOf } from '../sync/conflicts/conflict-text.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Memory } from '../sync/memory.ts';
import { isThere, moveRefusal } from '../sync/status/move-refusal.ts';
import { moveOfCommand } from '../sync/status/status-table.ts';

export type Command = {
    [Name in CommandName]: { name: Name; body: CommandBody<Name> };
}[CommandName];

/** What is known of the deal; null: nothing yet. */
export interface Known {
    deal: Deal;
    requests: Requests;
}

/** Of a deal that nobody has heard of, these alone make sense. */
const beginning = new Set<CommandName>(['sync', 'preview', 'link', 'pause']);

/**
 * What a command leaves with the deal for its next run.
 * @throws CosellError what is known to be impossible now: DEAL_UNKNOWN, DEAL_OFF, STATUS_NOT_ALLOWED,
 * REASON_MISSING, WON_TOO_EARLY, LINK_TAKEN, REQUEST_INVALID
 */
export function changeFor(
    command: Command,
    known: Known | null,
    mapping: Mapping,
    { id, now }: { id: string; now: Date }
): RequestChange {
    if (!known && !beginning.has(command.name)) throw new CosellError('DEAL_UNKNOWN', '');
    const pending: PendingRequest = {
        id,
        command: command.name,
        reason: 'reason' in command.body ? command.body.reason : null,
        force: 'force' in command.body && command.body.force === true,
        referralId: 'referralId' in command.body ? command.body.referralId : null,
        logId: 'logId' in command.body ? command.body.logId : null,
        userId: command.body.userId
    };
    switch (command.name) {
        case 'preview':
        case 'sync':
            return {};
        case 'pause':
            return { paused: true };
        case 'resume':
            return { paused: false };
        case 'resolve':
            return resolution(command.body, mapping);
        case 'retry':
            // What waits is tried again; nothing that waits is replaced.
            return known?.requests.pending ? {} : { pending };
        case 'restore':
            if (known?.deal.state === 'off') throw new CosellError('DEAL_OFF', '');
            return { pending };
        case 'link':
            refuseSecondLink(command.body.referralId, known);
            return { pending };
        case 'unlink':
        case 'cancel-close':
            return { pending };
        default:
            refuseMove(pending, known, now);
            return { pending };
    }
}

function resolution({ field, side }: CommandBody<'resolve'>, mapping: Mapping): RequestChange {
    const dealField = dealFieldOf(mapping, field);
    if (!dealField) throw new CosellError('REQUEST_INVALID', `The mapping has no field ${field}.`);
    return { resolutions: { [dealField]: side === 'salesforce' ? 'crm' : 'partner' } };
}

function refuseSecondLink(wanted: string, known: Known | null): void {
    const current = known && aliasOf(known.deal, 'referral');
    if (current && current !== wanted) throw new CosellError('LINK_TAKEN', `Referral ${current}.`);
}

/** By what is remembered of the referral; the run decides by what it reads. */
function refuseMove({ command, reason, force }: PendingRequest, known: Known | null, now: Date): void {
    const to = moveOfCommand[command];
    if (!to || !known) return;
    if (known.deal.state === 'off') throw new CosellError('DEAL_OFF', '');
    const { status = null, substatus = null, createdAt = null } = (known.deal.seenPartner ?? {}) as Memory;
    const referral = {
        status: status?.toString() ?? null,
        substatus: substatus?.toString() ?? null,
        createdAt: createdAt?.toString() ?? null
    };
    if (isThere(referral, to)) return;
    const refusal = moveRefusal(referral, { to, reason, force }, now);
    if (refusal) throw new CosellError(refusal.code, refusal.detail);
}
