import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleOpportunity } from '@cosell/local-web';
import { startLoop, type Loop } from '../loop/start-loop.ts';
import { NotSeen, waitFor } from '../loop/wait-for.ts';
import { fields, query, type Field } from './cells.ts';
import { privateWords, wordsInStore } from './stored-words.ts';

const SECONDS = 20;
const say = (line: string) => console.log(line);
let red = 0;

type Json = Record<string, unknown>;

/** Waits until the far side shows what the near side holds; says the value before and after. */
async function cell(
    field: Field,
    way: string,
    before: string,
    near: () => Promise<string>,
    far: () => Promise<string>
): Promise<void> {
    const title = `${field.name.padEnd(12)} ${way.padEnd(26)}`;
    try {
        const value = await waitFor(title, SECONDS, async () => {
            const [wanted, seen] = [await near(), await far()];
            return { done: seen === wanted && seen !== before && seen !== '', seen, value: seen };
        });
        say(`✔ ${title} ${before || 'nothing'} → ${value}`);
    } catch (error) {
        if (!(error instanceof NotSeen)) throw error;
        red++;
        say(`✘ ${title} ${error.message}`);
    }
}

async function report(loop: Loop): Promise<void> {
    const { seller, seeded, control } = loop;
    const opportunity = async (id: string) => (await seller.query(query(id))).records[0] as Json;
    const referral = async (is: (one: Json) => boolean): Promise<Json> =>
        ((await control.referrals()) as unknown as Json[]).find(is) ?? {};

    const deal = {
        name: 'Report',
        amount: 50_000,
        closeDate: '2031-01-01',
        stage: 'Prospecting',
        sync: true
    };
    const body = sampleOpportunity(seeded, deal);
    // A private deal: nothing of it is locked once it is there.
    delete (body.compositeRequest[0] as { body: Json }).body['How_can_Microsoft_help__c'];
    const answer = await seller.requestPost<{ compositeResponse: { body: { id: string } }[] }>(
        `/services/data/v${seller.version}/composite`,
        body
    );
    const id = answer.compositeResponse[0]?.body.id ?? '';
    const ours = () => referral(({ externalReferenceId }) => String(externalReferenceId).endsWith(`:${id}`));
    const near = (field: Field) => async () => field.inSalesforce(await opportunity(id));
    const far = (field: Field) => async () => field.atMicrosoft(await ours());

    for (const field of fields) await cell(field, 'to Microsoft, create', '', near(field), far(field));

    const sent = await ours();
    const plain = fields.filter(({ column }) => column);
    const changes = Object.fromEntries(
        plain.map(({ column, changes: { salesforce } }) => [column, salesforce])
    );
    await seller.sobject('Opportunity').update({ Id: id, ...changes } as { Id: string });
    await seller.sobject('Microsoft_Solutions__c').create({
        Opportunity__c: id,
        Solution__c: await newSolution(loop)
    });
    const contact = await seller.sobject('Contact').create({
        AccountId: seeded.accountId,
        FirstName: 'Otto',
        LastName: 'Other',
        Email: 'otto.other@fabrikam.example',
        Phone: '+14255550178'
    });
    await seller.sobject('OpportunityContactRole').create({ OpportunityId: id, ContactId: contact.id ?? '' });
    for (const field of fields)
        await cell(field, 'to Microsoft, update', field.atMicrosoft(sent), near(field), far(field));

    const held = await opportunity(id);
    const operations = fields.map(({ path: at, changes: { microsoft } }) => ({
        op: at.endsWith('/-') ? 'add' : 'replace',
        path: at,
        value: microsoft
    }));
    await control.post(`/control/portal/referrals/${String((await ours())['id'])}`, operations);
    for (const field of fields)
        await cell(field, 'to Salesforce, update', field.inSalesforce(held), far(field), near(field));

    const { referralId } = await control.post<{ referralId: string }>('/control/microsoft/deals', {
        name: 'Report from Microsoft'
    });
    const theirs = () => referral((one) => one['id'] === referralId);
    const where = `Referral_Identifier__c = '${referralId}'`;
    const inbound = async () => {
        const { records } = await seller.query<{ Id: string }>(`SELECT Id FROM Opportunity WHERE ${where}`);
        return records[0] ? opportunity(records[0].Id) : {};
    };
    // Microsoft's invitation names no sales stage.
    for (const field of fields.filter(({ name }) => name !== 'sales stage'))
        await cell(
            field,
            'to Salesforce, create',
            '',
            async () => field.atMicrosoft(await theirs()),
            async () => field.inSalesforce(await inbound())
        );
}

async function newSolution({ seller }: Loop): Promise<string> {
    const { records } = await seller.query<{ Id: string }>(
        "SELECT Id FROM Microsoft_Solution_Detail__c WHERE Solution_Identifier__c = 'contoso-forecast-0001'"
    );
    return records[0]?.Id ?? '';
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'sync-report-'));
const loop = await startLoop({ dataDir, withPage: false, say });
try {
    await report(loop);
    await loop.close();
    const words = await wordsInStore(path.join(dataDir, 'relay'), privateWords);
    red += words.length;
    say(
        words.length ? `✘ kept: ${words.join('; ')}` : '✔ the store of the relay holds no person and no note'
    );
} finally {
    await loop.close();
    await rm(dataDir, { recursive: true, force: true });
}
say(red ? `${red} without evidence.` : 'Every cell was seen on the far side.');
process.exitCode = red ? 1 : 0;
