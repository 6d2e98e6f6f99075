import { healthChecks } from 'c/coSellSetupChecks';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import endsIn from '@salesforce/label/c.CoSell_Setup_Ends_In';
import endsNext from '@salesforce/label/c.CoSell_Setup_Ends_Next';
import heldDeals from '@salesforce/label/c.CoSell_Setup_Held_Deals';
import lastIn from '@salesforce/label/c.CoSell_Setup_Last_In';
import lastOut from '@salesforce/label/c.CoSell_Setup_Last_Out';
import never from '@salesforce/label/c.CoSell_Setup_Never';
import none from '@salesforce/label/c.CoSell_Setup_None';
import running from '@salesforce/label/c.CoSell_Setup_Running_Deals';
import waiting from '@salesforce/label/c.CoSell_Setup_Waiting_Deals';

/** How everything is: a light for each part, the queue, what ends next, and deals that wait for a person. */
export default class CoSellHealth extends CoSellSetupStep {
    labels = { endsNext, heldDeals, lastIn, lastOut, never, running, waiting };

    get checks() {
        return healthChecks(this.facts);
    }

    get ending(): string {
        const [first] = this.facts.status?.endings ?? [];
        return first ? filled(endsIn, first.what, first.days) : none;
    }
}
