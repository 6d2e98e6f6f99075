import { logText } from 'c/coSellWords';
import examples from '@cosell/contracts/examples/log-details.json';

/** Labels are their names here; those with places are filled as a translation would be. */
jest.mock('@salesforce/label/c.CoSell_Log_Conflict_Decided', () => ({ default: '{0}|{1}|{2}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.CoSell_Log_Conflict_Waits', () => ({ default: '{0}|{1}|{2}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.CoSell_Held_For_Now', () => ({ default: '{0} waits' }), { virtual: true });
jest.mock('@salesforce/label/c.CoSell_Held_Too_Many', () => ({ default: '{0}: too many' }), {
    virtual: true
});

describe('what the sync log tells, in the language of the user', () => {
    it.each([
        ['a value before and after', 'value 61000 → 73500', 'c.CoSell_Value: 61,000 → 73,500'],
        ['a day', 'closeDate empty → 2027-03-31', 'c.CoSell_Close_Date: c.CoSell_Empty → 3/31/2027'],
        ['a field by its name alone', 'notes, contacts', 'c.CoSell_Notes, c.CoSell_Contacts'],
        [
            'a value with a comma',
            'name Fabrikam, Berlin → Fabrikam, Bonn, notes',
            'c.CoSell_Deal: Fabrikam, Berlin → Fabrikam, Bonn, c.CoSell_Notes'
        ],
        ['two fields of one name once', 'microsoftSellerName, microsoftSellerEmail', 'c.CoSell_Sellers'],
        [
            'what follows from a change not at all',
            'status empty → Active, referralId, link, createdAt',
            'c.CoSell_Referral_Status: c.CoSell_Empty → Active'
        ],
        ['only what follows', 'referralId, microsoftRespondedAt', ''],
        ['what waits', 'notes waits until the referral is accepted.', 'c.CoSell_Notes waits'],
        [
            'too many',
            'contacts has more than the 50 entries that Microsoft takes.',
            'c.CoSell_Contacts: too many'
        ],
        [
            'a conflict that was decided',
            'Amount was changed on both sides: that of Salesforce counts; the other value was 82000.',
            'c.CoSell_Value|c.CoSell_Side_Salesforce|82,000'
        ],
        [
            'a conflict about a list',
            'OpportunityContactRoles was changed on both sides: that of Salesforce counts; ' +
                'the other value was 1 person.',
            'c.CoSell_Contacts|c.CoSell_Side_Salesforce|1 person'
        ],
        [
            'a conflict that waits',
            'Own__c was changed on both sides and waits for a choice. Salesforce: a. Microsoft: empty.',
            'Own__c|a|c.CoSell_Empty'
        ],
        ['a sentence of a newer relay', 'Something else happened.', 'Something else happened.'],
        ['the name of a deal', 'Data platform modernisation', 'Data platform modernisation'],
        ['nothing', null, '']
    ])('%s', (_case, detail, told) => {
        expect(logText(detail)).toBe(told);
    });

    it('tells an error by its code, and what is particular to the deal as it came', () => {
        expect(logText('The org refused the change.\nAmount must be positive.', 'SALESFORCE_REFUSED')).toBe(
            'c.CoSell_Error_SALESFORCE_REFUSED Amount must be positive.'
        );
        expect(logText(null, 'PARTNER_CENTER_UNAVAILABLE')).toBe('c.CoSell_Error_PARTNER_CENTER_UNAVAILABLE');
        expect(logText('Referral 1 is gone.', 'REFERRAL_NOT_FOUND')).toBe(
            'c.CoSell_Error_REFERRAL_NOT_FOUND Referral 1 is gone.'
        );
        expect(logText('Told as it is.', 'CODE_OF_A_NEWER_RELAY')).toBe('Told as it is.');
    });

    it.each(Object.values(examples).flat())('knows what the relay writes: %s', (detail) => {
        const told = logText(detail);

        expect(told).not.toBe(detail);
        expect(told).not.toMatch(/changed|written|waits until|→ empty/);
    });
});
