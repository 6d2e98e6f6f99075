import type { Deal } from './deal';

/** What Microsoft may have answered by; with Pending and Received it has the deal and has not answered. */
const UNANSWERED = ['Pending', 'Received'];

type Standing = Pick<Deal, 'isOn' | 'direction' | 'status' | 'microsoftStatus'>;

/** Microsoft has accepted, declined, or let it expire. */
export const isAnswered = ({ microsoftStatus }: Pick<Deal, 'microsoftStatus'>): boolean =>
    microsoftStatus !== null && !UNANSWERED.includes(microsoftStatus);

/** Microsoft knows nothing of the deal yet: all that it will see can still be chosen. */
export const isUnshared = ({ identifier }: Pick<Deal, 'identifier'>): boolean => identifier === null;

/** A deal of Microsoft that waits for the partner's answer. */
export const isInvited = ({ direction, status }: Pick<Deal, 'direction' | 'status'>): boolean =>
    direction === 'Incoming' && status === 'New';

/** A deal of the partner that goes its way to Microsoft, or has come there and is open. */
export const isOnItsWay = ({ isOn, direction, status }: Omit<Standing, 'microsoftStatus'>): boolean =>
    isOn && direction !== 'Incoming' && status !== 'Closed';

/** Open on both sides: the partner may tell Microsoft how it ended. */
export const isClosable = ({ isOn, status }: Pick<Deal, 'isOn' | 'status'>): boolean =>
    isOn && status === 'Active';

/** Somebody else's step is still to come, so the card looks out for it. */
export const isMoving = (deal: Standing & Pick<Deal, 'state' | 'closesAt'>): boolean =>
    ['Pending', 'Failed'].includes(deal.state) ||
    (deal.state === 'Synced' && (deal.closesAt !== null || (isOnItsWay(deal) && !isAnswered(deal))));
