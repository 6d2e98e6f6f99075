import { errors, type CommandName, type DealState } from '@cosell/contracts';
import { aliasOf } from '../run/aliases.ts';
import type { Requests } from '../store/requests/types.ts';
import type { Deal } from '../store/types.ts';
import { shownConflicts } from '../sync/conflicts/conflict-text.ts';
import type { OpenConflicts } from '../sync/conflicts/open-conflicts.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Memory } from '../sync/memory.ts';
import type { Closing } from '../sync/status/decide-closing.ts';

/** What is known of a deal after its last run, for people. */
export function dealState(
    deal: Deal,
    requests: Requests,
    mapping: Mapping
): Omit<DealState, 'opportunityId'> {
    const partner = deal.seenPartner as Memory | null;
    const { held } = deal;
    return {
        referralId: aliasOf(deal, 'referral'),
        engagementId: aliasOf(deal, 'engagement'),
        status: partner?.status?.toString() ?? null,
        substatus: partner?.substatus?.toString() ?? null,
        paused: requests.paused,
        held: held && { code: held.code, message: errors[held.code].message, next: errors[held.code].next },
        conflicts: shownConflicts(requests.conflicts as OpenConflicts, mapping),
        pending: (requests.pending?.command as CommandName | undefined) ?? null,
        closesAt: (requests.closing as Closing | null)?.closesAt ?? null
    };
}
