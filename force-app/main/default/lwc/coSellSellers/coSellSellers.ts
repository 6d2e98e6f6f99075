import { LightningElement, api } from 'lwc';
import type { Deal } from 'c/coSellDeal';
import nobodyYet from '@salesforce/label/c.CoSell_No_Seller_Yet';
import teamsChat from '@salesforce/label/c.CoSell_Teams_Chat';
import title from '@salesforce/label/c.CoSell_Sellers';

/** Opens a chat with these people (Microsoft Learn, "Deep link to start a new chat"). */
const TEAMS_CHAT = 'https://teams.microsoft.com/l/chat/0/0?users=';

/** Who at Microsoft works on the deal, and how to reach them. */
export default class CoSellSellers extends LightningElement {
    @api deal!: Deal;

    labels = { nobodyYet, teamsChat, title };

    get isNamed(): boolean {
        return Boolean(this.deal.sellerName ?? this.deal.sellerEmail);
    }

    get chat(): string | null {
        const { sellerEmail } = this.deal;
        return sellerEmail && TEAMS_CHAT + encodeURIComponent(sellerEmail);
    }
}
