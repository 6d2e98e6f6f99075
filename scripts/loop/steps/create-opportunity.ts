import { sampleOpportunity } from '@cosell/local-web';
import { values, type Round } from '../round.ts';

interface CompositeAnswer {
    compositeResponse: { referenceId: string; httpStatusCode: number; body: unknown }[];
}

/** As the seller, through the REST API: everything that Microsoft requires, sync switched on last. */
export async function createOpportunity(round: Round): Promise<string> {
    const { seller, seeded } = round.loop;
    const deal = {
        name: round.name,
        amount: values.created,
        closeDate: round.closeDate,
        stage: 'Qualification',
        sync: true
    };
    const { compositeResponse } = await seller.requestPost<CompositeAnswer>(
        `/services/data/v${seller.version}/composite`,
        sampleOpportunity(seeded, deal)
    );
    const refused = compositeResponse.filter(({ httpStatusCode }) => httpStatusCode >= 300);
    if (refused.length) throw new Error(`The org refused: ${JSON.stringify(refused)}`);
    round.opportunityId = (compositeResponse[0]?.body as { id: string }).id;
    return round.opportunityId;
}
