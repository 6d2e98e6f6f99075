import { LightningElement, wire } from 'lwc';
import type { Home, HomeKind } from '@salesforce/apex/CoSellHome.read';
import read from '@salesforce/apex/CoSellHome.read';
import failed from '@salesforce/label/c.CoSell_Home_Failed';
import invitations from '@salesforce/label/c.CoSell_Home_Invitations';
import loading from '@salesforce/label/c.CoSell_Loading';
import more from '@salesforce/label/c.CoSell_Home_More';
import nothing from '@salesforce/label/c.CoSell_Home_Nothing';
import ready from '@salesforce/label/c.CoSell_Home_Ready';
import title from '@salesforce/label/c.CoSell_Card_Title';
import troubles from '@salesforce/label/c.CoSell_Home_Troubles';

const kinds = [
    { name: 'invitations', label: invitations, icon: 'utility:clock' },
    { name: 'troubles', label: troubles, icon: 'utility:warning' },
    { name: 'ready', label: ready, icon: 'utility:share' }
] as const;

const shown = ({ total, deals }: HomeKind) => ({
    total: String(total),
    deals,
    more: total > deals.length ? more.replace('{0}', String(total - deals.length)) : null
});

/** What waits for a seller. For the home page. */
export default class CoSellHome extends LightningElement {
    labels = { failed, loading, nothing, title };

    @wire(read, {})
    home!: { data?: Home; error?: unknown };

    get isLoading(): boolean {
        return !this.home.data && !this.home.error;
    }

    get isEmpty(): boolean {
        return Boolean(this.home.data) && this.groups.length === 0;
    }

    get groups() {
        const { data } = this.home;
        if (!data) return [];
        return kinds
            .map((kind) => ({ ...kind, ...shown(data[kind.name]) }))
            .filter(({ deals }) => deals.length > 0);
    }
}
