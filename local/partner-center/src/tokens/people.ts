import type { RefreshToken } from '../state/partner-center-state.ts';

/** Somebody who can sign in on the page of this login. */
export interface Person {
    name: string;
    email: string;
    oid: string;
    role: RefreshToken['role'];
    mfa: boolean;
    /** Null: the partner's own tenant. */
    tenantId: string | null;
}

const ELSEWHERE = '9f2c1a70-52b4-4c86-8f0e-3d7a61b5c0de';
const oid = (last: string) => `b6a1c7e2-0d3f-4b58-9e21-${last.padStart(12, '0')}`;

/** By the names that `POST /control/people` takes; each is a button on the page. */
export const people = {
    admin: {
        name: 'Alex Alliance, Referrals admin',
        email: 'alliance@contoso.example',
        oid: oid('1'),
        role: 'ReferralsAdmin',
        mfa: true,
        tenantId: null
    },
    user: {
        name: 'Uma User, Referrals user',
        email: 'user@contoso.example',
        oid: oid('2'),
        role: 'ReferralsUser',
        mfa: true,
        tenantId: null
    },
    adminWithoutMfa: {
        name: 'Pat Password, Referrals admin without MFA',
        email: 'password@contoso.example',
        oid: oid('3'),
        role: 'ReferralsAdmin',
        mfa: false,
        tenantId: null
    },
    colleagueWithoutRole: {
        name: 'Nora Newcomer, no role in Partner Center',
        email: 'newcomer@contoso.example',
        oid: oid('4'),
        role: 'None',
        mfa: true,
        tenantId: null
    },
    stranger: {
        name: 'Sam Stranger, of another tenant',
        email: 'sam@fabrikam.example',
        oid: oid('5'),
        role: 'ReferralsAdmin',
        mfa: true,
        tenantId: ELSEWHERE
    }
} satisfies Record<string, Person>;

export type PersonName = keyof typeof people;

export const isPersonName = (name: string): name is PersonName => Object.hasOwn(people, name);
