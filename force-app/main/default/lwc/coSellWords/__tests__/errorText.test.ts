import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errors, type ErrorEntry } from '@cosell/contracts';
import { errorText, errorTexts } from '../errorText';

const labelsFile = path.join(__dirname, '../../../labels/CustomLabels.labels-meta.xml');

function readLabels(): Map<string, string> {
    const unescape = (text: string) =>
        text
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&');
    const entries = readFileSync(labelsFile, 'utf8').matchAll(
        /<fullName\s*>([^<]*)<\/fullName>[\s\S]*?<value\s*>([^<]*)<\/value>/g
    );
    return new Map([...entries].map(([, name, value]) => [name, unescape(value)]));
}

/** Refused before anything is stored, but as the answer to a command that the card itself sends. */
const ANSWERS = ['RESTORE_IMPOSSIBLE'];
/** Those that a deal can meet; what else is refused before anything is stored never reaches a card. */
const codesOfDeals = Object.entries<ErrorEntry>(errors).filter(
    ([code, { handling }]) => handling !== 'refuse' || ANSWERS.includes(code)
);

describe('errorText', () => {
    it('has a text for every code of the registry that a deal can meet, and for no other', () => {
        expect(Object.keys(errorTexts).sort()).toEqual(codesOfDeals.map(([code]) => code).sort());
    });

    it('says in English what the registry says', () => {
        const labels = readLabels();

        for (const [code, { message, next }] of codesOfDeals) {
            expect([code, labels.get(`CoSell_Error_${code}`)]).toEqual([code, message]);
            expect([code, labels.get(`CoSell_Next_${code}`)]).toEqual([code, next]);
        }
    });

    it('reads the code of a held deal', () => {
        expect(errorText('HELD:REFERRAL_REFUSED')).toEqual({
            message: 'c.CoSell_Error_REFERRAL_REFUSED',
            next: 'c.CoSell_Next_REFERRAL_REFUSED'
        });
    });

    it('has a sentence for a code of a newer relay', () => {
        expect(errorText('HELD:NOT_YET_KNOWN')?.message).toBe('c.CoSell_Error_UNEXPECTED');
    });

    it('has none when nothing is wrong', () => {
        expect(errorText(null)).toBeNull();
        expect(errorText('')).toBeNull();
    });
});
