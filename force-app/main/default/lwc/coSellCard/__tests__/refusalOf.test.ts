import { refusalOf } from '../refusalOf';

const told = (text: string) => ({ body: { message: text } });

describe('refusalOf', () => {
    it.each([
        [
            'a code that the card knows, in the language of the user',
            told('{"code":"WON_TOO_EARLY","message":"Microsoft may not.","next":"Wait."}'),
            { message: 'c.CoSell_Error_WON_TOO_EARLY', next: 'c.CoSell_Next_WON_TOO_EARLY' }
        ],
        [
            'another code, in its own words',
            told('{"code":"RELAY_UNREACHABLE","message":"The relay cannot be reached.","next":"Try again."}'),
            { message: 'The relay cannot be reached.', next: 'Try again.' }
        ],
        [
            'one without a next step',
            told('{"code":"NEWER","message":"No.","next":null}'),
            { message: 'No.', next: 'c.CoSell_Try_Again' }
        ],
        [
            'what is no refusal of ours',
            told('You do not have access to the Apex class named CoSellCommands.'),
            {
                message: 'You do not have access to the Apex class named CoSellCommands.',
                next: 'c.CoSell_Try_Again'
            }
        ],
        ['JSON of somebody else', told('[1]'), { message: '[1]', next: 'c.CoSell_Try_Again' }],
        ['nothing', undefined, { message: 'c.CoSell_Unknown_Reason', next: 'c.CoSell_Try_Again' }]
    ])('tells %s', (_case, error, expected) => {
        expect(refusalOf(error)).toEqual(expected);
    });
});
