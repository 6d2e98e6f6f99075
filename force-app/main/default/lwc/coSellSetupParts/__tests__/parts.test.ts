import { filled, sentencesOf, stateOf, told } from 'c/coSellSetupParts';

describe('what the steps share', () => {
    it('puts values into the places of a label', () => {
        expect(filled('{0} of {1}, {0}', 3, 9)).toBe('3 of 9, 3');
        expect(filled('{0} and {1}', 'one')).toBe('one and {1}');
    });

    it.each([
        ['a refusal of ours', { body: { message: '{"code":"X","message":"No.","next":"Ask."}' } }, 'No.'],
        [
            'a refusal without a next step',
            { body: { message: '{"code":"X","message":"No.","next":null}' } },
            'No.'
        ],
        ['a sentence of the platform', { body: { message: 'List has no rows.' } }, 'List has no rows.'],
        ['a list of errors', { body: [{ message: 'First.' }, { message: 'Second.' }] }, 'First.'],
        ['an error of the browser', new Error('Offline.'), 'Offline.'],
        ['nothing', undefined, 'c.CoSell_Unknown_Reason']
    ])('tells %s in words, with a next step', (_what, error, message) => {
        expect(told(error).message).toBe(message);
        expect(told(error).next).toBeTruthy();
    });

    it('tells what a deal can meet in the language of the user, and all else as it was told', () => {
        const trouble = { message: 'Refused.', next: 'Read the rule.' };
        expect(sentencesOf({ ...trouble, code: 'SALESFORCE_REFUSED' })).toBe(
            'c.CoSell_Error_SALESFORCE_REFUSED c.CoSell_Next_SALESFORCE_REFUSED'
        );
        expect(sentencesOf({ ...trouble, code: 'OF_A_NEWER_RELAY' })).toBe('Refused. Read the rule.');
    });

    it.each([
        [[], 'ready'],
        [['ready', 'unknown'], 'ready'],
        [['ready', 'attention'], 'attention'],
        [['attention', 'checking'], 'checking'],
        [['checking', 'toDo'], 'toDo']
    ])('a step with checks %s is %s', (states, state) => {
        expect(stateOf(states.map((one) => ({ name: 'x', label: '', saw: '', state: one })))).toBe(state);
    });
});
