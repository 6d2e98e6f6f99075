import { ownReferral, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** The PATCH that Partner Center has served, the sync log and the relay's log carry the id of one run. */
export async function expectSameCorrelation(round: Round): Promise<string> {
    const { control, seller, relay } = round.loop;
    const own = await ownReferral(round);
    const patch = (await control.journalAfter(0)).findLast(
        ({ kind, method, referralId }) => kind === 'request' && method === 'PATCH' && referralId === own?.id
    );
    const { 'ms-correlationid': served, 'client-request-id': request } = (patch?.['correlation'] ??
        {}) as Record<string, string>;
    if (!served || !request) throw new Error(`The PATCH lacks ids: ${JSON.stringify(patch)}`);
    await waitFor(`correlation id ${served} in the relay's log`, SECONDS, async () => {
        const lines = relay.lastLines().filter((line) => line.includes(served));
        return { done: lines.length > 0, seen: relay.lastLines().at(-1) ?? 'no line', value: served };
    });
    return waitFor(`correlation id ${served} in the sync log`, SECONDS, async () => {
        const { records } = await seller.query<{ Correlation_Id__c: string | null }>(
            'SELECT Correlation_Id__c FROM Co_sell_Log__c ' +
                `WHERE Opportunity__c = '${round.opportunityId}' AND Step__c = 'Update referral'`
        );
        const logged = records.map(({ Correlation_Id__c }) => Correlation_Id__c);
        return { done: logged.includes(served), seen: logged.join(', ') || 'no line', value: served };
    });
}
