import { readConflicts } from '../conflicts';

describe('what is read of Co_sell_Conflicts__c', () => {
    it('is the list that the relay has written', () => {
        expect(readConflicts('[{"field":"Amount","salesforce":"1","microsoft":null}]')).toEqual([
            { field: 'Amount', salesforce: '1', microsoft: null }
        ]);
    });

    it.each([null, '', '[]', '{}', 'cut off [{"fie', '[1, null, {"salesforce":"1"}]'])(
        'is nothing of %p',
        (json) => expect(readConflicts(json)).toEqual([])
    );
});
