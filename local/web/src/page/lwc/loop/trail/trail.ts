import { api, LightningElement } from 'lwc';
import type { TrailEntry } from '../../../../page-state.ts';

const tagClasses = {
    Salesforce: 'tag salesforce',
    Relay: 'tag relay',
    'Partner Center': 'tag partner'
};

/** What happened on all sides, newest first. */
export default class Trail extends LightningElement {
    @api entries: TrailEntry[] = [];

    get isEmpty() {
        return this.entries.length === 0;
    }

    get rows() {
        return this.entries.map(({ key, at, where, what, detail, outcome }) => ({
            key,
            where,
            what,
            detail,
            time: clockTime(at),
            whereClass: tagClasses[where],
            rowClass: outcome
        }));
    }
}

/** With milliseconds: the point of the trail is what came first. */
function clockTime(iso: string): string {
    const date = new Date(iso);
    return `${date.toLocaleTimeString('en-GB')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
