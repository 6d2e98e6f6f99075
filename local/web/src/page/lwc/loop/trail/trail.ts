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

/**
 * With milliseconds where they are known: what came first is the point, yet Salesforce keeps whole seconds.
 */
function clockTime(iso: string): string {
    const date = new Date(iso);
    const milliseconds = date.getMilliseconds();
    const time = date.toLocaleTimeString('en-GB');
    return milliseconds ? `${time}.${String(milliseconds).padStart(3, '0')}` : time;
}
