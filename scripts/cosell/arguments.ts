import { parseArgs } from 'node:util';
import { commandNames, type CommandName } from '@cosell/contracts';

/** Options of each command besides those that all have: what its body needs. */
const needs: Partial<Record<CommandName, readonly (keyof Given)[]>> = {
    decline: ['reason'],
    lost: ['reason'],
    resolve: ['field', 'side'],
    restore: ['log'],
    link: ['referral']
};

export const usage = `npx cosell <command> <Opportunity id> [options]

  sync          bring the deal into step now
  preview       what Microsoft would see, what locks for good, what is missing; writes nothing
  accept        accept the deal that Microsoft sent
  decline       decline it             --reason TEXT
  won           close it as won        --force: also within 72 hours of its creation
  lost          close it as lost       --reason TEXT
  cancel-close  take back a close that comes from a stage and still waits
  resolve       choose between two values  --field API_NAME --side salesforce|microsoft
  restore       give both sides back the value that lost a conflict  --log ID of the row in the sync log
  link          tie the Opportunity to a referral that exists  --referral ID
  unlink        loosen the tie; the referral stays as it is
  pause, resume stop and go on with the deal
  retry         let a held deal go on
  status        what is known of the deal

Without an Opportunity id:

  status        how the relay and all that it looks after stands
  held          all deals that wait for a person, by cause
  drop ID       takes one of them out until one of its sides changes; ID as held tells it
  retry-like CODE   let all deals go on that are held for this cause
  backfill preview  what a backfill would do
  backfill start    bring all shared deals into step, or go on where it was stopped; --afresh: from the first
  backfill state    how far it has come
  backfill stop     stop it; nothing that was handed over is taken back
  rebuild       ties both sides together again after the loss of the relay's store; writes to neither
  forget EMAIL      take a person out of what the relay remembers of deals
  pair          a code to connect an org with this relay

  npx cosell relay    runs the relay in the foreground, with the settings of its environment (docs/settings.md)
  npx cosell doctor   looks whether the relay can work, and says what to do where it cannot

  --wait N      wait up to N seconds for the outcome (default 30, at most 60)
  --json        print the relay's answer as it is
  --help        print this

Settings: RELAY_URL, RELAY_TOKEN, SALESFORCE_ORG_ID and SALESFORCE_USER_ID (18 characters each; the user is
named in the log as the one who asked).`;

interface Given {
    reason?: string | undefined;
    force?: boolean | undefined;
    field?: string | undefined;
    side?: string | undefined;
    referral?: string | undefined;
    log?: string | undefined;
}

/** What is asked of the relay and not of one deal; the second word says more. */
const ofTheRelay = ['status', 'held', 'pair', 'retry-like', 'backfill', 'drop', 'rebuild', 'forget'] as const;
/** These need no second word. */
const alone = ['held', 'pair', 'rebuild'] as const;
/** An Opportunity, or the relay's own number of a deal. */
const DEAL = /^(006[a-zA-Z0-9]{15}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;
const backfillActions = ['preview', 'start', 'state', 'stop'] as const;

export interface Asked {
    command: CommandName | (typeof ofTheRelay)[number];
    /** Empty: of the relay. */
    opportunityId: string;
    /** Of `backfill`: what to do; `retry-like`: the code; `drop`: the deal; `forget`: the address. */
    what: string;
    /** What the command's body has besides org and user. */
    body: Record<string, string | boolean>;
    /** Seconds. */
    wait: number;
    json: boolean;
}

/** What cannot be understood: the message says what to write instead. */
export class UsageError extends Error {}

/** Null: help is wanted. @throws UsageError */
export function readArguments(args: string[]): Asked | null {
    const { values, positionals } = parse(args);
    if (values.help) return null;
    const [name = '', second = '', ...more] = positionals;
    const command = ([...ofTheRelay, ...commandNames] as const).find((known) => known === name);
    if (!command) throw new UsageError(name ? `There is no command "${name}".` : 'Name a command.');
    const isOfDeal =
        commandNames.some((known) => known === command) || (command === 'status' && second !== '');
    if (isOfDeal && !/^006[a-zA-Z0-9]{15}$/.test(second))
        throw new UsageError(`${command}: name the Opportunity by its id of 18 characters.`);
    if (command === 'backfill' && !backfillActions.some((known) => known === second))
        throw new UsageError(`backfill: say ${backfillActions.join(', ')}.`);
    if (command === 'forget' && !/^[^\s@]+@[^\s@]+$/.test(second))
        throw new UsageError('forget: name the person by the e-mail address.');
    if (command === 'retry-like' && !/^[A-Z_]{3,60}$/.test(second))
        throw new UsageError('retry-like: name the cause by its code, such as SALESFORCE_REFUSED.');
    if (command === 'drop' && !DEAL.test(second))
        throw new UsageError('drop: name the deal as held tells it.');
    if (more.length || (second && alone.some((known) => known === command)))
        throw new UsageError('There are too many arguments.');
    const missing = (needs[command as CommandName] ?? []).filter((option) => !values[option]);
    if (missing.length) throw new UsageError(`${command} needs --${missing.join(' and --')}.`);
    const { reason, force, field, side, referral, log, afresh } = values;
    const body = { reason, force, field, side, referralId: referral, logId: log, afresh };
    return {
        command,
        opportunityId: isOfDeal ? second : '',
        what: isOfDeal ? '' : second,
        body: Object.fromEntries(
            Object.entries(body).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
        ),
        wait: Number(values.wait),
        json: values.json
    };
}

function parse(args: string[]) {
    try {
        return parseArgs({
            args,
            allowPositionals: true,
            options: {
                reason: { type: 'string' },
                force: { type: 'boolean' },
                field: { type: 'string' },
                side: { type: 'string' },
                referral: { type: 'string' },
                log: { type: 'string' },
                afresh: { type: 'boolean' },
                wait: { type: 'string', default: '30' },
                json: { type: 'boolean', default: false },
                help: { type: 'boolean', default: false }
            }
        });
    } catch (error) {
        throw new UsageError((error as Error).message);
    }
}
