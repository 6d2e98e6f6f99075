import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ownReferral, values, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';
import { createBrowser } from './browser.ts';
import { startSignInLoop, type SignInLoop } from './sign-in-loop.ts';

/** One relay from its first start on; each test begins where the one before has ended. */
describe('a relay without a refresh token in its settings', () => {
    let signInLoop: SignInLoop;
    let link: string;
    let round: Round;
    before(async () => {
        signInLoop = await startSignInLoop();
        // Every call redeems anew, since the relay renews five minutes ahead: an end of the sign-in is met at
        // once, not within the hour. No token ends on its way.
        await signInLoop.switches({ accessTokenSeconds: 60 });
    });
    after(() => signInLoop.close());

    it('says that nobody is signed in, logs a link, and holds the runs back', async () => {
        link = await signInLoop.loggedLink();
        assert.match(link, /\/sign-in\/microsoft\/[\w-]{43}$/);
        assert.equal((await signInLoop.health()).signedIn, false);
        round = await signInLoop.createDeal();
        await waitFor('the deal to wait', 30, async () => {
            const { pendingDeals } = await signInLoop.health();
            return { done: pendingDeals === 1, seen: String(pendingDeals) };
        });
        assert.deepEqual(await signInLoop.loop.control.referrals(), []);
        assert.doesNotMatch(signInLoop.loop.relay.lastLines().join('\n'), /PARTNER_CENTER_SIGN_IN/);
    });

    for (const [person, code] of [
        ['adminWithoutMfa', 'SIGN_IN_MFA'],
        ['colleagueWithoutRole', 'SIGN_IN_ROLE'],
        ['cancel', 'SIGN_IN_REFUSED']
    ] as const)
        it(`is not signed in by ${person}, who is told what to do next`, async () => {
            const { status, html } = await signInLoop.signIn(link, person);
            assert.equal(status, 400);
            assert.match(html, new RegExp(code));
            assert.match(html, /What to do next:/);
            assert.ok(html.includes(link), 'a link to begin anew');
            assert.equal((await signInLoop.health()).signedIn, false);
        });

    it('is not signed in without consent for the second API', async () => {
        await signInLoop.switches({ consentedApis: 'referrals' });
        assert.match((await signInLoop.signIn(link, 'admin')).html, /SIGN_IN_CONSENT/);
        await signInLoop.switches({ consentedApis: 'both' });
    });

    it("is not signed in from a browser that has not begun, nor by another sign-in's answer", async () => {
        const [one, other] = [createBrowser(), createBrowser()];
        const microsoft = (await one.get(link)).location ?? '';
        const callback = (await one.post(microsoft, { person: 'admin' })).location ?? '';
        assert.match((await createBrowser().get(callback)).html, /SIGN_IN_BROWSER/);
        await other.get(link);
        assert.match((await other.get(callback)).html, /SIGN_IN_REFUSED/);
        const wrongState = callback.replace(/state=[\w-]+/, 'state=invented');
        assert.match((await one.get(wrongState)).html, /SIGN_IN_REFUSED/);
        assert.equal((await signInLoop.health()).signedIn, false);
    });

    it('does not know an invented link', async () => {
        const invented = link.replace(/[^/]+$/, 'x'.repeat(43));
        assert.match((await createBrowser().get(invented)).html, /SIGN_IN_LINK/);
    });

    it('is signed in by a Referrals admin, also when a mail filter opens the link meanwhile', async () => {
        const browser = createBrowser();
        const microsoft = (await browser.get(link)).location ?? '';
        await createBrowser().get(link);
        const callback = (await browser.post(microsoft, { person: 'admin' })).location ?? '';
        const { status, html } = await browser.get(callback);
        assert.equal(status, 200, html);
        assert.match(html, /alliance@contoso\.example/);
        assert.equal((await signInLoop.health()).signedIn, true);
    });

    it('then shares the deal that has waited', () => signInLoop.awaitDealValue(round, values.created));

    it('takes the link no second time', async () => {
        assert.match((await createBrowser().get(link)).html, /SIGN_IN_LINK/);
    });

    it('stops at once when the sign-in is revoked: it says so and calls nobody', async () => {
        const { loop } = signInLoop;
        await loop.control.post('/control/consent/revoke', { what: 'sessions' });
        await loop.seller
            .sobject('Opportunity')
            .update({ Id: round.opportunityId, Amount: values.inSalesforce });
        await signInLoop.awaitSignedIn(false);
        assert.match((await signInLoop.health()).problem ?? '', /AADSTS50173/);
        const failures = () =>
            loop.relay.lastLines().filter((line) => line.includes('"code":"PARTNER_CENTER_SIGN_IN"')).length;
        const seq = (await loop.control.journalAfter(0)).at(-1)?.seq ?? 0;
        const [failed] = [failures()];
        await waitFor('two more runs to fail', 30, async () => {
            return { done: failures() >= failed + 2, seen: String(failures()) };
        });
        const requests = (await loop.control.journalAfter(seq)).filter(({ kind }) => kind === 'request');
        assert.deepEqual(requests, []);
    });

    it('goes on with that deal, not at its next try but at once, when somebody signs in anew', async () => {
        const { body } = await signInLoop.command('POST', {});
        const { status } = await signInLoop.signIn(body.link ?? '', 'admin');
        assert.equal(status, 200);
        await signInLoop.awaitDealValue(round, values.inSalesforce);
        assert.equal((await signInLoop.health()).signedIn, true);
    });

    it('keeps its sign-in over a restart', async () => {
        const { loop } = signInLoop;
        await loop.relay.stop();
        await loop.restartRelay();
        await loop.seller.sobject('Opportunity').update({ Id: round.opportunityId, Amount: values.inPortal });
        await signInLoop.awaitDealValue(round, values.inPortal);
    });

    it('gives links to nobody without its token', async () => {
        const { status, body } = await signInLoop.command('POST', {}, 'b'.repeat(32));
        assert.deepEqual([status, body.code], [401, 'TOKEN_REFUSED']);
    });

    it('shows no secret in its pages or in its log', async () => {
        const lines = signInLoop.loop.relay.lastLines().join('\n');
        assert.doesNotMatch(lines, /refresh_?token"?:|client_?secret"?:|code=1\./i);
    });

    it('has one referral for the deal in the end', async () => {
        assert.ok(await ownReferral(round));
        const own = (await signInLoop.loop.control.referrals()).filter(({ name }) => name === round.name);
        assert.equal(new Set(own.map(({ organizationId }) => organizationId)).size, own.length);
    });
});
