import { isCreate, type Asked, type Moment } from '../interrupting-proxy.ts';

/** A moment of a create at which things go wrong. */
export interface CrashMoment {
    name: string;
    /** Whose call is interrupted: one to Partner Center or one to the org. */
    to: 'partner-center' | 'org';
    moment: Moment;
    matches(asked: Asked): boolean;
    /** The relay is killed at that moment; else only the connection ends. */
    kills: boolean;
    /** This has to have succeeded first. */
    onlyAfter?: (asked: Asked) => boolean;
}

const invites = (asked: Asked) => isCreate(asked) && asked.body.includes('"engagementId"');
const creates = (asked: Asked) => isCreate(asked) && !invites(asked);
/** What the relay reads next, once it knows that its referral was made. */
const looksAtEngagement = ({ method, path }: Asked) => method === 'GET' && path.includes('engagementId');
/** The seller writes by composite calls, too. */
const writesBack = ({ path, body }: Asked) =>
    path.endsWith('/composite') && body.includes('Co_sell_Last_Synced__c');

const cut = { kills: false, to: 'partner-center' } as const;
const kill = { kills: true, to: 'partner-center' } as const;
const killAtOrg = { kills: true, to: 'org' } as const;
const cutAtOrg = { kills: false, to: 'org' } as const;

/** The partner's referral: from before its POST leaves until its identifier is in Salesforce. */
export const momentsOfCreate: readonly CrashMoment[] = [
    { name: 'killed before the create leaves', ...kill, moment: 'before', matches: creates },
    { name: 'the create is lost', ...cut, moment: 'before', matches: creates },
    { name: 'killed before the answer to the create', ...kill, moment: 'after', matches: creates },
    { name: 'the answer to the create is lost', ...cut, moment: 'after', matches: creates },
    { name: 'half of the answer to the create', ...cut, moment: 'halfway', matches: creates },
    { name: 'killed after the answer to the create', ...kill, moment: 'before', matches: looksAtEngagement },
    { name: 'killed before the write-back', ...killAtOrg, moment: 'before', matches: writesBack },
    { name: 'killed after the write-back', ...killAtOrg, moment: 'after', matches: writesBack },
    { name: 'the answer to the write-back is lost', ...cutAtOrg, moment: 'after', matches: writesBack }
];

/** Microsoft's connected referral: the same. */
export const momentsOfInvitation: readonly CrashMoment[] = [
    { name: 'killed before the invitation leaves', ...kill, moment: 'before', matches: invites },
    { name: 'the invitation is lost', ...cut, moment: 'before', matches: invites },
    { name: 'killed before the answer to the invitation', ...kill, moment: 'after', matches: invites },
    { name: 'the answer to the invitation is lost', ...cut, moment: 'after', matches: invites },
    { name: 'half of the answer to the invitation', ...cut, moment: 'halfway', matches: invites },
    {
        name: 'killed before Microsoft is written back',
        ...killAtOrg,
        moment: 'before',
        matches: writesBack,
        onlyAfter: invites
    },
    {
        name: 'killed after Microsoft is written back',
        ...killAtOrg,
        moment: 'after',
        matches: writesBack,
        onlyAfter: invites
    }
];

/** Where one POST makes both referrals, there is no invitation to be interrupted. */
export const momentsOfOneCall: readonly CrashMoment[] = [
    { name: 'one POST for both, its answer is lost', ...cut, moment: 'after', matches: creates },
    {
        name: 'one POST for both, killed after its answer',
        ...kill,
        moment: 'before',
        matches: looksAtEngagement
    }
];
