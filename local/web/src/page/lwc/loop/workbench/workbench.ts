import { LightningElement } from 'lwc';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { loadState } from 'loop/pageRequest';
import type { PageState } from '../../../../page-state.ts';

const POLL_MILLISECONDS = 1000;

/** Of the server's `?theme=`. */
const THEMES = ['classic', 'cosmos', 'cosmos-dark'];
/** Stands in the address for the home page. */
const HOME = 'home';

const nothing: PageState = {
    at: '',
    relay: { up: false, says: 'starting' },
    opportunities: [],
    stages: [],
    referrals: [],
    trail: [],
    problems: []
};

/**
 * The page: asks its server each second for what changed, and tells Lightning Data Service which record did.
 */
export default class Workbench extends LightningElement {
    state: PageState = nothing;
    recordId = location.hash.slice(1);
    version = '';
    timer: ReturnType<typeof setTimeout> | undefined;

    override connectedCallback() {
        addEventListener('hashchange', this.handleHash);
        void this.poll();
    }

    override disconnectedCallback() {
        removeEventListener('hashchange', this.handleHash);
        clearTimeout(this.timer);
    }

    get isHome() {
        return this.recordId === HOME;
    }
    get homeIsCurrent() {
        return this.isHome ? 'page' : undefined;
    }
    get themes() {
        const current = new URLSearchParams(location.search).get('theme') ?? THEMES[0];
        return THEMES.map((name) => ({
            name,
            url: `?theme=${name}#${this.recordId}`,
            current: name === current ? 'true' : undefined
        }));
    }
    get opportunities() {
        return this.state.opportunities;
    }
    get stages() {
        return this.state.stages;
    }
    get referrals() {
        return this.state.referrals;
    }
    get trail() {
        return this.state.trail;
    }
    get problems() {
        return this.state.problems;
    }
    get parts() {
        const { up, says } = this.state.relay;
        return [{ name: 'Relay', says, dotClass: up ? 'dot' : 'dot dot-down' }];
    }

    handleHash = () => {
        this.recordId = location.hash.slice(1);
        this.version = '';
        this.handleChange();
    };

    handleSelect(event: CustomEvent<string>) {
        location.hash = event.detail;
    }

    handleCreated(event: CustomEvent<string | null>) {
        if (event.detail) location.hash = event.detail;
        this.handleChange();
    }

    /** Something was done in the page: show its effect now, not at the next second. */
    handleChange() {
        clearTimeout(this.timer);
        void this.poll();
    }

    async poll() {
        clearTimeout(this.timer);
        if (!document.hidden) await this.refresh();
        clearTimeout(this.timer);
        if (this.isConnected) this.timer = setTimeout(() => void this.poll(), POLL_MILLISECONDS);
    }

    async refresh() {
        const asked = this.recordId;
        let state: PageState;
        try {
            state = await loadState(asked);
        } catch (error) {
            this.state = {
                ...this.state,
                problems: [error instanceof Error ? error.message : String(error)]
            };
            return;
        }
        if (asked !== this.recordId) return;
        this.state = state;
        if (!asked && state.opportunities[0]) location.hash = state.opportunities[0].id;
        await this.announce();
    }

    /**
     * A record page in an org learns of others' changes when it is reloaded; here it shall be seen at once.
     */
    async announce() {
        const version = this.state.opportunities.find(({ id }) => id === this.recordId)?.version ?? '';
        const changed = this.version !== '' && version !== this.version;
        this.version = version;
        if (changed) await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    }
}
