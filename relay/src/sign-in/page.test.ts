import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { donePage, pageHeaders, refusedPage } from './page.ts';

describe('the page after a sign-in', () => {
    it('says who has signed in, whatever the name holds', () => {
        const html = donePage('<script>alert(1)</script>');
        assert.doesNotMatch(html, /<script/);
        assert.match(html, /&#60;script&#62;/);
    });

    it('says what went wrong, what to do next, and offers to begin anew', () => {
        const html = refusedPage(new CosellError('SIGN_IN_MFA', '"detail"'), 'https://relay.example/a?b&c');
        assert.match(html, /without multi-factor authentication/);
        assert.match(html, /What to do next:<\/strong> Have multi-factor/);
        assert.match(html, /SIGN_IN_MFA · &#34;detail&#34;/);
        assert.match(html, /href="https:\/\/relay\.example\/a\?b&#38;c"/);
        assert.doesNotMatch(refusedPage(new CosellError('SIGN_IN_LINK', ''), null), /href/);
    });

    it('has language, title and one heading, for whoever cannot see it', () => {
        for (const html of [donePage('x'), refusedPage(new CosellError('SIGN_IN_ROLE', ''), null)]) {
            assert.match(html, /<html lang="en">/);
            assert.match(html, /<title>[^<]+<\/title>/);
            assert.equal(html.match(/<h1>/g)?.length, 1);
        }
    });

    it('may load and run nothing; of styles it has exactly the one that its headers name', () => {
        const [, style = ''] = /<style>([^<]*)<\/style>/.exec(donePage('x')) ?? [];
        const hash = createHash('sha256').update(style).digest('base64');
        assert.equal(
            pageHeaders['content-security-policy'],
            `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`
        );
    });
});
