export type RegistrationStatus =
    | 'ReviewPending'
    | 'ActionRequired'
    | 'Passed'
    | 'Failed'
    | 'Approved'
    | 'Closed';

export interface RegistrationContract {
    value: number;
    currency: string;
    startDateTime: string;
    endDateTime: string | null;
    signDateTime: string;
    term: 'Finite' | 'Perpetual';
}

export interface RegisteredSolution {
    id: string;
    name: string | null;
    value: number;
    currency: string;
    isDeployedOnAzure: boolean;
    primaryDeploymentOn: 'Customer' | 'Partner' | null;
    pricingModel: 'PayAsYouGo' | 'Other' | null;
    marketplaceTransactionDetails: {
        isMarketplaceTransacted: boolean;
        marketplaceTransactionDateTime: string | null;
    };
}

/** What a partner sends to register a won deal of Azure IP co-sell. */
export interface RegistrationBody {
    type: 'AzureIPCoSell';
    contract: RegistrationContract;
    solutionDetails: RegisteredSolution[];
}

/** When the registration reached each status; null for one it was never in. */
export interface StatusHistory {
    reviewPendingDateTime: string | null;
    actionRequiredDateTime: string | null;
    passedDateTime: string | null;
    failedDateTime: string | null;
    approvedDateTime: string | null;
}

/** An element of `registrations` on the wire. A referral has one at most. */
export interface DealRegistration extends RegistrationBody {
    id: string;
    registrationDateTime: string;
    status: RegistrationStatus;
    statusReason: string | null;
    statusHistory: StatusHistory;
}

const neverIn: StatusHistory = {
    reviewPendingDateTime: null,
    actionRequiredDateTime: null,
    passedDateTime: null,
    failedDateTime: null,
    approvedDateTime: null
};

const historyOf: Partial<Record<RegistrationStatus, keyof StatusHistory>> = {
    ReviewPending: 'reviewPendingDateTime',
    ActionRequired: 'actionRequiredDateTime',
    Passed: 'passedDateTime',
    Failed: 'failedDateTime',
    Approved: 'approvedDateTime'
};

/** The registration in another status from `date` on. */
export function inStatus(
    registration: DealRegistration,
    status: RegistrationStatus,
    date: string
): DealRegistration {
    const name = historyOf[status];
    const statusHistory = name ? { ...registration.statusHistory, [name]: date } : registration.statusHistory;
    return { ...registration, status, statusHistory };
}

/** A registration that waits for Microsoft's review. */
export function newRegistration(id: string, body: RegistrationBody, date: string): DealRegistration {
    const solutionDetails = body.solutionDetails.map((solution) => ({
        ...solution,
        name: solution.name ?? null,
        primaryDeploymentOn: solution.primaryDeploymentOn ?? null,
        pricingModel: solution.pricingModel ?? null,
        marketplaceTransactionDetails: {
            isMarketplaceTransacted: solution.marketplaceTransactionDetails?.isMarketplaceTransacted ?? false,
            marketplaceTransactionDateTime:
                solution.marketplaceTransactionDetails?.marketplaceTransactionDateTime ?? null
        }
    }));
    const contract = { ...body.contract, endDateTime: body.contract.endDateTime ?? null };
    const registration: DealRegistration = {
        id,
        type: body.type,
        registrationDateTime: date,
        status: 'ReviewPending',
        statusReason: null,
        contract,
        solutionDetails,
        statusHistory: neverIn
    };
    return inStatus(registration, 'ReviewPending', date);
}
