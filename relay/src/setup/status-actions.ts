import type { Light, StatusAnswer, StepName, StepState, Switches } from '@cosell/contracts/setup-answers';
import type { ErrorCode } from '@cosell/contracts';
import type { RegistrationState } from '../partner-center/watch-registration.ts';
import type { Dated, Ending } from '../dates/dates-to-watch.ts';
import type { AccessNow } from '../salesforce/access/access-now.ts';
import type { SignInHealth } from '../sign-in/watch.ts';
import type { Backlog, Store } from '../store/types.ts';
import type { SetupActions } from './setup-actions.ts';
import { troubleOf } from './trouble.ts';

export interface StatusPorts {
    store: Pick<Store, 'backlog' | 'heldDeals' | 'traffic'>;
    version: string;
    startedAt: Date;
    now: () => Date;
    /** How Salesforce stands just now. */
    salesforce(): Promise<AccessNow>;
    signIn(): Promise<SignInHealth>;
    registration(): RegistrationState;
    others: Pick<SetupActions, 'switches' | 'backfill-state'>;
    mapping(): StatusAnswer['mapping'];
}

/** More of them than a quiet relay ever has. */
const LONG_LINE = 500;
const MOST_LISTED = 3;

/** How everything is, in one answer. */
export function statusActions(ports: StatusPorts): Pick<SetupActions, 'status'> {
    const { store, version, startedAt, now, others } = ports;
    return {
        async status(asked) {
            const [queue, traffic, signIn, switches, backfill, held, salesforce] = await Promise.all([
                store.backlog(),
                store.traffic(),
                ports.signIn(),
                others.switches(asked),
                others['backfill-state'](asked),
                store.heldDeals(),
                ports.salesforce()
            ]);
            const mapping = ports.mapping();
            const { endings } = signIn;
            const uptime = Math.round((now().getTime() - startedAt.getTime()) / 1000);
            return {
                version,
                uptime,
                steps: [
                    dated(step('relay', 'green', `Version ${version} runs.`), endings),
                    dated(salesforceStep(salesforce), endings),
                    dated(microsoftStep(signIn), endings),
                    dated(webhookStep(ports.registration()), endings),
                    mappingStep(mapping),
                    dealsStep(queue, held[0]?.held?.code ?? null),
                    liveStep(switches)
                ],
                queue,
                lastIn: traffic.lastIn?.toISOString() ?? null,
                lastOut: traffic.lastOut?.toISOString() ?? null,
                endings,
                switches,
                mapping,
                backfill
            };
        }
    };
}

function step(name: StepName, light: Light, detail: string, code?: ErrorCode): StepState {
    return { step: name, light, detail, trouble: code ? troubleOf(code) : null };
}

function salesforceStep({ problem, missing }: AccessNow): StepState {
    if (problem) return step('salesforce', 'red', 'The relay does not get into Salesforce.', problem);
    if (missing.length)
        return step(
            'salesforce',
            'red',
            `The relay is signed in, and its user may not ${listed(missing)}.`,
            'SALESFORCE_ACCESS'
        );
    return step('salesforce', 'green', 'The relay is signed in to Salesforce.');
}

/** Without a permission set dozens are missing: some are enough to know which. */
function listed(missing: readonly string[]): string {
    const rest = missing.length - MOST_LISTED;
    return [...missing.slice(0, MOST_LISTED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function microsoftStep({ signedIn, problem }: SignInHealth): StepState {
    if (!signedIn)
        return step('microsoft', 'red', problem ?? 'Nobody is signed in.', 'PARTNER_CENTER_SIGN_IN');
    return step('microsoft', 'green', 'A Referrals admin is signed in.');
}

/** Which step fails when something ends, and with which code. */
const endingOf: Record<Dated, { step: StepName; code?: ErrorCode }> = {
    'client secret': { step: 'microsoft', code: 'PARTNER_CENTER_SECRET' },
    'sign-in': { step: 'microsoft', code: 'PARTNER_CENTER_SIGN_IN' },
    'Salesforce certificate': { step: 'salesforce', code: 'SALESFORCE_SIGN_IN' },
    'root certificate': { step: 'webhook', code: 'WEBHOOK_CERTIFICATE' },
    'certificate of the relay': { step: 'relay' }
};

/** A step that is well says what of it ends soonest. */
function dated(state: StepState, endings: Ending[]): StepState {
    const soonest = endings.find(({ what }) => endingOf[what].step === state.step);
    if (state.light !== 'green' || !soonest) return state;
    const { what, days } = soonest;
    const light = days > 0 ? 'amber' : 'red';
    return step(state.step, light, `The ${what} ends in ${days} days.`, endingOf[what].code);
}

function webhookStep(state: RegistrationState): StepState {
    if (state === 'ours') return step('webhook', 'green', 'Events of Partner Center come here.');
    return state === 'taken'
        ? step('webhook', 'amber', 'Events go to another tool; sweeps find changes.', 'WEBHOOK_TAKEN')
        : step('webhook', 'amber', 'Nobody knows yet where events go.');
}

function mappingStep({ source, version, trouble }: StatusAnswer['mapping']): StepState {
    if (trouble)
        return { step: 'mapping', light: 'red', detail: 'The newest version is not in force.', trouble };
    if (source === 'salesforce') return step('mapping', 'green', `Version ${version} is in force.`);
    return source === 'file'
        ? step('mapping', 'amber', "An operator's file is in force; what is published is not.")
        : step('mapping', 'amber', 'The mapping that comes with the relay is in force.');
}

function dealsStep({ waiting, held }: Backlog, oldest: ErrorCode | null): StepState {
    if (held) return step('deals', 'amber', `${held} deals wait for a person.`, oldest ?? 'UNEXPECTED');
    return waiting > LONG_LINE
        ? step('deals', 'amber', `${waiting} deals wait for their turn.`)
        : step('deals', 'green', 'All deals are in step, or soon will be.');
}

function liveStep({ everything, inbound, outbound, sandbox }: Switches): StepState {
    if (!everything) return step('live', 'red', 'Everything is switched off.', 'DIRECTION_OFF');
    if (inbound && outbound) return step('live', 'green', 'Both directions are on.');
    const off = [...(inbound ? [] : ['to Salesforce']), ...(outbound ? [] : ['to Microsoft'])].join(' and ');
    return step(
        'live',
        'amber',
        `Nothing is written ${off}${sandbox ? ': this is a sandbox' : ''}.`,
        'DIRECTION_OFF'
    );
}
