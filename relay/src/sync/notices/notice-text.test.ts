import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticeLanguages, noticeText } from './notice-text.ts';
import type { Occasion } from './notices-of.ts';

const occasions: Occasion[] = ['invitation', 'days-left', 'failed', 'accepted', 'won'];

describe('The text of a notification', () => {
    it('is in the language of its reader, by language or by language and country', () => {
        const titleIn = (language: string | null) =>
            noticeText({ occasion: 'won', key: 'k' }, 'Fabrikam', language).title;
        assert.equal(titleIn('en_US'), 'Won with Microsoft: Fabrikam');
        assert.equal(titleIn('pt_BR'), 'Ganho com a Microsoft: Fabrikam');
        assert.match(titleIn('zh_TW'), /Fabrikam/);
        assert.notEqual(titleIn('zh_TW'), titleIn('en_US'));
        assert.equal(titleIn('de'), titleIn('en_US'), 'a language that the package does not have');
        assert.equal(titleIn(null), titleIn('en_US'));
    });

    it('names the deal, the days and the code, leaves no gap open, and fits', () => {
        for (const language of noticeLanguages)
            for (const occasion of occasions) {
                const notice = { occasion, key: 'k', days: 3, code: 'REFERRAL_REFUSED' };
                const { title, body } = noticeText(notice, 'D'.repeat(300), language);
                assert.ok(title.includes('DDD') && title.length <= 250 && body.length <= 750);
                assert.doesNotMatch(title + body, /[{}]/, `${occasion} in ${language}`);
                if (occasion === 'failed') assert.match(body, /REFERRAL_REFUSED/);
                if (occasion === 'days-left') assert.match(body, /3/);
            }
    });
});
