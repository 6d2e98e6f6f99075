import { CosellError } from '@cosell/contracts';
import type { CallContext, PartnerCenterClient, WebhookRegistration } from './client-types.ts';

/**
 * - `unknown`: not asked yet, or there was no answer.
 * - `ours`: events come here.
 * - `taken`: another tool has registered its address; events go there.
 */
export type RegistrationState = 'unknown' | 'ours' | 'taken';

export interface RegistrationWatch {
    /**
     * Looks whether events come here, and registers where nothing is registered. Another tool's
     * registration is no failure: it is a state.
     * @param takeOver replace that one, as somebody has told the relay to
     * @throws CosellError as calls of Partner Center do
     */
    check(context: CallContext, takeOver?: boolean): Promise<RegistrationState>;
    state(): RegistrationState;
}

export function watchRegistration(options: {
    partnerCenter: Pick<PartnerCenterClient, 'register'>;
    wanted: WebhookRegistration;
    log: { info(detail: object, text: string): void; warn(detail: object, text: string): void };
}): RegistrationWatch {
    const { partnerCenter, wanted, log } = options;
    let state: RegistrationState = 'unknown';

    /** Said once, not with every look. */
    function change(to: RegistrationState, error?: CosellError): RegistrationState {
        if (to === 'taken' && state !== 'taken')
            log.warn(
                { code: error?.code },
                `${error?.message} Until then changes are found by sweeps alone.`
            );
        if (to === 'ours' && state !== 'ours')
            log.info({ url: wanted.url }, 'Events of Partner Center come here.');
        state = to;
        return state;
    }

    return {
        state: () => state,
        async check(context, takeOver = false) {
            try {
                await partnerCenter.register(wanted, { takeOver }, context);
                return change('ours');
            } catch (error) {
                if (error instanceof CosellError && error.code === 'WEBHOOK_TAKEN')
                    return change('taken', error);
                throw error;
            }
        }
    };
}
