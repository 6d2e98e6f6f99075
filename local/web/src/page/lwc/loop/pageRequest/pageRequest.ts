import type { PageState } from '../../../../page-state.ts';

/** Asks the page's own server; throws an Error whose message is the server's sentence. */
async function pageRequest<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(path, {
        method,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body)
    }).catch(() => {
        throw new Error('The loop has stopped: start it again with npm start.');
    });
    const answer = (await response.json().catch(() => ({}))) as Answer & { message?: string };
    if (!response.ok) throw new Error(answer.message ?? `${method} ${path} answered ${response.status}`);
    return answer;
}

export const loadState = (opportunityId: string) =>
    pageRequest<PageState>('GET', `/page/state?opportunity=${encodeURIComponent(opportunityId)}`);

/** Everything on it that Microsoft requires; sync is left for the seller to switch on. */
export const newOpportunity = () => pageRequest<{ id: string }>('POST', '/page/opportunities', {});

export const dealFromMicrosoft = () =>
    pageRequest<{ referralId: string }>('POST', '/page/microsoft/deals', {});

export const answerAsMicrosoft = (referralId: string, answer: 'accept' | 'decline') =>
    pageRequest<unknown>('POST', `/page/microsoft/referrals/${referralId}/${answer}`, {});

export const editInPortal = (referralId: string, dealValue: number) =>
    pageRequest<unknown>('POST', `/page/portal/referrals/${referralId}`, { dealValue });
