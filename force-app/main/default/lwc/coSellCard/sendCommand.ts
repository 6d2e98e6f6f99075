import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
import accept from '@salesforce/apex/CoSellCommands.accept';
import cancelClose from '@salesforce/apex/CoSellCommands.cancelClose';
import decline from '@salesforce/apex/CoSellCommands.decline';
import lost from '@salesforce/apex/CoSellCommands.lost';
import resolveConflict from '@salesforce/apex/CoSellCommands.resolveConflict';
import restore from '@salesforce/apex/CoSellCommands.restore';
import retry from '@salesforce/apex/CoSellCommands.retry';
import won from '@salesforce/apex/CoSellCommands.won';
import type { Command } from 'c/coSellDeal';
import type { Particulars } from 'c/coSellAnswer';

interface Arguments {
    opportunityId: string;
    reason: string;
    force: boolean;
}

type Method = (named: Arguments) => Promise<CoSellRelayAnswer>;

/** What goes to the relay as it is; a link first needs its other end (`linkElsewhere`), sharing is a save. */
export type SentCommand = Exclude<Command, { name: 'link' | 'share' }>;

/** A method of Apex refuses an argument that it does not name. */
const methods: Readonly<Record<Exclude<SentCommand['name'], 'resolve' | 'restore'>, Method>> = {
    accept: ({ opportunityId }) => accept({ opportunityId }),
    decline: ({ opportunityId, reason }) => decline({ opportunityId, reason }),
    won: ({ opportunityId, force }) => won({ opportunityId, force }),
    lost: ({ opportunityId, reason }) => lost({ opportunityId, reason }),
    cancelClose: ({ opportunityId }) => cancelClose({ opportunityId }),
    retry: ({ opportunityId }) => retry({ opportunityId })
};

/**
 * Hands a command to Apex, which hands it to the relay.
 *
 * @throws what a call of Apex reports: an object with `body`, for `refusalOf`
 */
export function sendCommand(
    opportunityId: string,
    command: SentCommand,
    { reason = '', force = false }: Particulars = {}
): Promise<CoSellRelayAnswer> {
    if (command.name === 'resolve') {
        return resolveConflict({ opportunityId, field: command.field, side: command.side });
    }
    if (command.name === 'restore') return restore({ opportunityId, logId: command.logId });
    return methods[command.name]({ opportunityId, reason, force });
}
