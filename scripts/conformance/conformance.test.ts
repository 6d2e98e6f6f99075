import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createBase } from './base-deal.ts';
import { openLaboratory, type Laboratory } from './laboratory.ts';
import { plantFaults } from './plant-faults.ts';
import { checkSample, runConformance } from './run-conformance.ts';

const published = path.join(import.meta.dirname, '../../../shared/conformance/partner-center');
const skip = existsSync(published) ? false : 'the published samples are not on this machine';

let lab: Laboratory;
before(async () => {
    lab = await openLaboratory();
});
after(() => lab.close());

/** Samples of our own, of the forms that Microsoft publishes. */
const own: Record<string, unknown> = {
    'own.patch-a-referral.request.json': [
        { op: 'replace', path: '/details/dealValue', value: '10000' },
        {
            op: 'add',
            path: '/team/-',
            value: { firstName: 'Ida', lastName: 'Holm', email: 'ida@contoso.example' }
        }
    ],
    'own.create-a-referral.target.json': { target: [{ type: 'SolutionProfile', id: 'SOL-1-AAA' }] },
    'own.token.response.json': {
        token_type: 'Bearer',
        expires_in: '3599',
        ext_expires_in: '3599',
        expires_on: '1900000000',
        not_before: '1899996401',
        resource: 'https://api.partner.microsoft.com',
        access_token: 'a token'
    },
    'webhook-event.own.json': {
        EventName: 'referral-updated',
        ResourceUri: 'https://api.partnercenter.microsoft.com/engagements/v1/referrals/{{ReferralID}}',
        ResourceName: 'referral',
        AuditUri: null,
        ResourceChangeUtcDate: '2024-02-17T00:05:39.5485487+00:00'
    },
    'own.registration.json': { WebhookUrl: '<<FlowUrl>>', WebhookEvents: ['referral-created'] },
    'own.error.json': { error: { code: 'accessDenied', message: 'No.', target: 'referral' } },
    'own.throttling.429.json': { statusCode: 429, message: 'Rate limit is exceeded. Try again in 5 seconds.' }
};

async function accepts(file: string, json: unknown): Promise<boolean> {
    return (await checkSample(file, JSON.stringify(json), lab)).verdict === 'accepted';
}

/** Every faulty copy that was let pass, by the place of its fault. */
async function faultsLetPass(file: string, json: unknown): Promise<string[]> {
    const letPass: string[] = [];
    for (const { where, json: faulty } of plantFaults(json))
        if (await accepts(file, faulty)) letPass.push(where);
    return letPass;
}

describe('the conformance run', () => {
    for (const [file, json] of Object.entries(own)) {
        it(`accepts ${file} and refuses it with any one fault in it`, async () => {
            assert.equal(await accepts(file, json), true);
            assert.deepEqual(await faultsLetPass(file, json), []);
        });
    }

    it('accepts a referral as the API answers it and refuses it with any one fault in it', async () => {
        await lab.switchTo({ createRules: 'practical' });
        const { id } = await createBase(lab);
        const { json } = await lab.send('GET', `/v1.0/engagements/referrals/${id}`);
        assert.equal(await accepts('own.referral.json', json), true);
        assert.deepEqual(await faultsLetPass('own.referral.json', json), []);
    });

    it('lets no file pass that it does not know, cannot parse, or finds empty', async () => {
        assert.equal(await accepts('something-new.json', {}), false);
        assert.equal((await checkSample('own.referral.json', '{"id": "1"', lab)).verdict, 'differs');
        for (const file of Object.keys(own)) {
            assert.equal(await accepts(file, {}), false, file);
            assert.equal(await accepts(file, []), false, file);
            assert.equal(await accepts(file, null), false, file);
        }
    });

    it('ends with exit code 1 and names the file when a sample is broken', () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
        try {
            const event = own['webhook-event.own.json'] as object;
            writeFileSync(path.join(folder, 'webhook-event.good.json'), JSON.stringify(event));
            writeFileSync(
                path.join(folder, 'webhook-event.bad.json'),
                JSON.stringify({ ...event, ResourceUri: 7 })
            );
            const main = path.join(import.meta.dirname, 'main.ts');
            const { status, stdout } = spawnSync(process.execPath, [main, folder], { encoding: 'utf8' });
            assert.equal(status, 1);
            assert.match(stdout, /webhook-event\.bad\.json: differs – ResourceUri/);
            assert.match(stdout, /webhook-event\.good\.json: accepted/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it(
        'accepts every published sample, but for those that the docs themselves contradict',
        { skip },
        async () => {
            const results = await runConformance(published);
            const other = results
                .filter(({ verdict }) => verdict !== 'accepted')
                .map(({ file, verdict }) => [file, verdict]);
            assert.deepEqual(other, [
                ['partner-center-auth.token.response.app-only.json', 'refused as documented']
            ]);
        }
    );

    it('refuses every published sample with any one fault in it', { skip }, async () => {
        const definitions = /swagger|apiProperties|salesforce-package/;
        for (const file of readdirSync(published).filter(
            (name) => name.endsWith('.json') && !definitions.test(name)
        )) {
            const json: unknown = JSON.parse(readFileSync(path.join(published, file), 'utf8'));
            assert.deepEqual(await faultsLetPass(file, json), [], file);
        }
    });

    it(
        'refuses a definition with an operation, a PATCH path or a property that is not known',
        { skip },
        async () => {
            const file = 'apiDefinition.swagger.json';
            const text = readFileSync(path.join(published, file), 'utf8');
            const faults: [string, string][] = [
                ['"/referrals/{id}"', '"/referrals/{id}/planted"'],
                ['"/details/notes"', '"/details/planted"'],
                ['"salesStage"', '"planted"'],
                ['"$top"', '"$planted"']
            ];
            for (const [right, planted] of faults) {
                assert.ok(text.includes(right), right);
                const { verdict } = await checkSample(file, text.replace(right, planted), lab);
                assert.equal(verdict, 'differs', planted);
            }
        }
    );
});
