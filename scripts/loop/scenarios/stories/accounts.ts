import type { InterruptingProxy } from '../../interrupting-proxy.ts';
import type { Step } from '../../perform-steps.ts';
import { SECONDS } from '../../round.ts';
import { waitFor } from '../../wait-for.ts';
import {
    awaitFields,
    awaitQuiet,
    change,
    cosell,
    opportunity,
    portal,
    privateDeal,
    referral,
    type Scene
} from '../scene.ts';

type Fields = Record<string, unknown>;

export interface SceneOfAccounts extends Scene {
    /** Stands between everybody and the org. */
    orgProxy: Pick<InterruptingProxy, 'answerOnce'>;
    /** File of a mapping that lets no Account be created, among others. */
    otherMappingFile: string;
}

interface Landed {
    Id: string;
    AccountId: string;
    OwnerId: string;
    RecordType: { DeveloperName: string } | null;
}

const person = (firstName: string, email: string) => ({
    firstName,
    lastName: 'Customer',
    phoneNumber: '+4930123456',
    email
});

async function create({ loop }: Scene, object: string, fields: Fields): Promise<string> {
    const answer = await loop.admin.sobject(object).create(fields);
    if (!answer.success) throw new Error(`${object}: ${JSON.stringify(answer.errors)}`);
    return answer.id;
}

async function rows<Row>({ loop }: Scene, soql: string): Promise<Row[]> {
    return (await loop.admin.query<Row & object>(soql)).records as Row[];
}

const send = ({ loop }: Scene, deal: Fields) =>
    loop.control.post<{ referralId: string }>('/control/microsoft/deals', deal);

/** The Opportunity that a deal of Microsoft's has become. */
async function landed(scene: Scene, referralId: string): Promise<Landed> {
    const soql =
        'SELECT Id, AccountId, OwnerId, RecordType.DeveloperName FROM Opportunity ' +
        `WHERE Referral_Identifier__c = '${referralId}'`;
    return waitFor('the deal of Microsoft as an Opportunity', SECONDS, async () => {
        const [found] = await rows<Landed>(scene, soql);
        return { done: found !== undefined, seen: 'none', value: found as Landed };
    });
}

async function arrives(scene: Scene, deal: Fields): Promise<Landed> {
    return landed(scene, (await send(scene, deal)).referralId);
}

const contactsOf = (scene: Scene, id: string) =>
    rows<{ ContactId: string; Contact: { Email: string } }>(
        scene,
        `SELECT ContactId, Contact.Email FROM OpportunityContactRole WHERE OpportunityId = '${id}'`
    );

async function awaitContacts(scene: Scene, id: string, wanted: string[]): Promise<string[]> {
    return waitFor(`contact roles ${wanted.join(', ')}`, SECONDS, async () => {
        const roles = await contactsOf(scene, id);
        const emails = roles.map(({ Contact }) => Contact.Email).sort();
        const done = emails.join() === [...wanted].sort().join();
        return { done, seen: emails.join(', '), value: roles.map(({ ContactId }) => ContactId) };
    });
}

function mustBe(what: string, seen: unknown, wanted: unknown): void {
    if (seen !== wanted) throw new Error(`${what} is ${String(seen)} instead of ${String(wanted)}.`);
}

/**
 * Deals of Microsoft's, and whose they become: Account, contacts, owner, record type. The last one leaves the
 * relay with another mapping.
 */
export const accountStories: Step<SceneOfAccounts>[] = [
    {
        title: 'The Account is found by external id, DUNS, name and postal code, and domain',
        async run(scene) {
            const [byId, byDuns, byName, byDomain] = [
                await create(scene, 'Account', { Name: 'Known by id', AccountNumber: '6-KNOWN' }),
                await create(scene, 'Account', { Name: 'Known by DUNS', DunsNumber: '987654321' }),
                await create(scene, 'Account', { Name: "O'Known & Sons", BillingPostalCode: '10115' }),
                await create(scene, 'Account', {
                    Name: 'Known by domain',
                    Website: 'https://www.known.example'
                })
            ];
            const elsewhere = await create(scene, 'Account', {
                Name: "O'Known & Sons",
                BillingPostalCode: '80331'
            });
            const kim = await create(scene, 'Contact', {
                AccountId: byDomain,
                LastName: 'Customer',
                Email: 'Kim@Known.example'
            });
            const deals = [
                { customerName: 'Another name', externalId: '6-KNOWN' },
                { customerName: 'Another name', duns: '987654321' },
                { customerName: "O'Known & Sons", postalCode: '10115' },
                { customerName: 'Another name', contacts: [person('Kim', 'kim@known.example')] }
            ];
            const sent = await Promise.all(deals.map((deal) => send(scene, deal)));
            const found = await Promise.all(sent.map(({ referralId }) => landed(scene, referralId)));
            for (const [index, wanted] of [byId, byDuns, byName, byDomain].entries())
                mustBe(`The Account of deal ${index + 1}`, found[index]?.AccountId, wanted);
            const [role] = await awaitContacts(scene, found[3]?.Id ?? '', ['Kim@Known.example']);
            mustBe('The contact', role, kim);
            await awaitQuiet(scene);
            const people = await rows(scene, `SELECT Id FROM Contact WHERE AccountId = '${byDomain}'`);
            mustBe('The number of contacts', people.length, 1);
            return `four found, none of them ${elsewhere}; the contact that was there has the role`;
        }
    },
    {
        title: 'A person has the name of the customer: the customer gets an Account of its own',
        async run(scene) {
            const someone = await create(scene, 'Account', {
                FirstName: 'Vera',
                LastName: 'Vogel',
                PersonEmail: 'vera@private.example',
                BillingPostalCode: '50667'
            });
            const contacts = [person('Nils', 'nils@vogel.example')];
            const deal = { customerName: 'Vera Vogel', postalCode: '50667', country: 'DE', contacts };
            const { Id, AccountId } = await arrives(scene, deal);
            await awaitContacts(scene, Id, ['nils@vogel.example']);
            const [account] = await rows<Fields>(
                scene,
                `SELECT Name, BillingCountry, IsPersonAccount FROM Account WHERE Id = '${AccountId}'`
            );
            mustBe(
                'The Account',
                [AccountId === someone, account?.['IsPersonAccount']].join(),
                'false,false'
            );
            mustBe('Its name', account?.['Name'], 'Vera Vogel');
            mustBe('Its country', account?.['BillingCountry'], 'DE');
            return 'a new Account with its contact, and the person left alone';
        }
    },
    {
        title: "A person's Account keeps no contact but its own; Microsoft's are carried, and nothing is held",
        async run(scene) {
            const someone = await create(scene, 'Account', {
                FirstName: 'Ida',
                LastName: 'Iversen',
                PersonEmail: 'ida@private.example',
                BillingStreet: 'Torvet 1',
                BillingCity: 'Aarhus',
                BillingCountry: 'DK'
            });
            const { id, referralId } = await privateDeal(scene, { AccountId: someone });
            await portal(scene, referralId, '/customerProfile/team', [
                person('Carla', 'carla.customer@fabrikam.example'),
                person('Ida', 'ida@private.example'),
                person('Per', 'per@second.example')
            ]);
            await awaitContacts(scene, id, ['carla.customer@fabrikam.example', 'ida@private.example']);
            await awaitFields(scene, id, { Co_sell_Sync_State__c: 'Synced', Co_sell_Sync_Error__c: null });
            await change(scene, id, { Amount: 81_000 });
            await awaitQuiet(scene);
            const { details, customerProfile } = (await referral(scene, referralId)) as unknown as {
                details: { dealValue: number };
                customerProfile: { name: string; team: { email: string }[] };
            };
            mustBe('The customer', customerProfile.name, 'Ida Iversen');
            mustBe('The deal value', details.dealValue, 81_000);
            mustBe('The number of contacts at Microsoft', customerProfile.team.length, 3);
            return 'the person itself has the role; Per stays at Microsoft; 81000 went out';
        }
    },
    {
        title: "A duplicate rule forbids the new Account: the deal goes to the rule's match",
        async run(scene) {
            const match = await create(scene, 'Account', { Name: 'Nearly the same Ltd.' });
            const record = { attributes: { type: 'Account' }, Id: match };
            const duplicateResult = {
                allowSave: false,
                duplicateRule: 'Standard_Account_Duplicate_Rule',
                duplicateRuleEntityType: 'Account',
                errorMessage: 'Use one of these records?',
                matchResults: [
                    { entityType: 'Account', matchRecords: [{ matchConfidence: 100, record }], success: true }
                ]
            };
            const refusal = {
                errorCode: 'DUPLICATES_DETECTED',
                message: 'Use one of these records?',
                duplicateResult
            };
            scene.orgProxy.answerOnce(
                ({ method, path }) => method === 'POST' && path.endsWith('/sobjects/Account'),
                400,
                JSON.stringify([refusal])
            );
            const { AccountId } = await arrives(scene, { customerName: 'Nearly the Same Limited' });
            mustBe('The Account', AccountId, match);
            return 'linked to the match, nothing created';
        }
    },
    {
        title: 'Owner by rules: one who has left is passed over; record type as the mapping has it',
        async run(scene) {
            const [admin] = await rows<{ Id: string }>(
                scene,
                "SELECT Id FROM User WHERE Username = 'ada.admin@contoso.example'"
            );
            const owned = await create(scene, 'Account', {
                Name: 'Owned by the seller',
                BillingPostalCode: '1000',
                OwnerId: scene.userId
            });
            const customer = { customerName: 'Owned by the seller', postalCode: '1000' };
            // The mapping gives France to Ada, and Norway to somebody whose user is not active.
            const french = await arrives(scene, { ...customer, country: 'FR' });
            const norwegian = await arrives(scene, { ...customer, country: 'NO' });
            mustBe('The Account', french.AccountId, owned);
            mustBe('The owner in France', french.OwnerId, admin?.Id);
            mustBe('The owner in Norway', norwegian.OwnerId, scene.userId);
            mustBe('The record type', norwegian.RecordType?.DeveloperName, 'Co_sell_Deal');
            const { Co_sell_Sync_State__c } = await opportunity(scene, norwegian.Id);
            return `Ada, then the Account's owner; ${String(Co_sell_Sync_State__c)}`;
        }
    },
    {
        title: 'No Account may be created: held with its code, and taken over once there is one',
        async run(scene) {
            const { loop } = scene;
            await loop.relay.stop();
            await loop.restartRelay({ RELAY_MAPPING_FILE: scene.otherMappingFile });
            const deal = { customerName: 'Not yet known', postalCode: '00100' };
            const { referralId } = await send(scene, deal);
            await waitFor('the deal among those that are held', SECONDS, async () => {
                const { said } = await cosell(scene, 'held');
                return { done: said.includes('ACCOUNT_MISSING'), seen: said };
            });
            const account = await create(scene, 'Account', {
                Name: deal.customerName,
                BillingPostalCode: deal.postalCode
            });
            await cosell(scene, 'retry-like', 'ACCOUNT_MISSING');
            const { AccountId } = await landed(scene, referralId);
            mustBe('The Account', AccountId, account);
            return 'held, then under the new Account';
        }
    }
];
