// Record ids: 15 characters that tell upper from lower case, and three more that say which are upper.
// https://help.salesforce.com/s/articleView?id=000383751
const ID = /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/;
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Whether a text may be meant as a record id: one of letters only is taken for a word. */
export function isIdLike(text: unknown): text is string {
    return typeof text === 'string' && ID.test(text) && /\d/.test(text);
}

/** The 18 characters of an id of 15 or 18. */
export function id18(id: string): string {
    if (id.length === 18) return id;
    let check = '';
    for (let block = 0; block < 3; block++) {
        let bits = 0;
        for (let place = 0; place < 5; place++) {
            const character = id[block * 5 + place] ?? '';
            if (character >= 'A' && character <= 'Z') bits |= 1 << place;
        }
        check += CHECK[bits];
    }
    return id + check;
}
