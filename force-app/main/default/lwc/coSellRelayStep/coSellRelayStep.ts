import { relayChecks } from 'c/coSellSetupChecks';
import CoSellSetupStep from 'c/coSellSetupStep';
import bindOrg from '@salesforce/apex/CoSellCredential.bindOrg';
import checkConnection from '@salesforce/apex/CoSellPairing.check';
import redeem from '@salesforce/apex/CoSellPairing.redeem';
import rotate from '@salesforce/apex/CoSellPairing.rotate';
import saveAddress from '@salesforce/apex/CoSellCredential.saveAddress';
import saveToken from '@salesforce/apex/CoSellCredential.saveToken';
import address from '@salesforce/label/c.CoSell_Setup_Address';
import code from '@salesforce/label/c.CoSell_Setup_Code';
import codeHelp from '@salesforce/label/c.CoSell_Setup_Code_Help';
import connect from '@salesforce/label/c.CoSell_Setup_Connect';
import connecting from '@salesforce/label/c.CoSell_Setup_Connecting';
import intro from '@salesforce/label/c.CoSell_Setup_Relay_Intro';
import rotateLabel from '@salesforce/label/c.CoSell_Setup_Rotate';
import rotated from '@salesforce/label/c.CoSell_Setup_Rotated';

/** Step 1: pairs the org with its relay. The code goes to the credential at once and is kept nowhere else. */
export default class CoSellRelayStep extends CoSellSetupStep {
    labels = { address, code, codeHelp, connect, intro, rotate: rotateLabel };

    url = '';
    code = '';
    announcement = '';
    milliseconds: number | null = null;

    override connectedCallback(): void {
        if (this.hasRelay) this.measure();
    }

    get checks() {
        return relayChecks(this.facts, this.milliseconds);
    }

    get hasAddress(): boolean {
        return this.facts.findings?.namedCredential?.state === 'on';
    }

    get needsAddress(): boolean {
        return !this.hasAddress;
    }

    get isIncomplete(): boolean {
        return this.isBusy || !this.code || (!this.hasAddress && !this.url);
    }

    handleUrl(event: CustomEvent<{ value: string }>): void {
        this.url = event.detail.value.trim();
    }

    handleCode(event: CustomEvent<{ value: string }>): void {
        this.code = event.detail.value.trim();
    }

    /** Each call writes set-up of another kind, so each is a request of its own. */
    async handleConnect(): Promise<void> {
        this.announcement = connecting;
        const isPaired = await this.attempt(async () => {
            if (this.url) await saveAddress({ url: this.url });
            await saveToken({ token: this.code });
            await redeem();
            await bindOrg();
            this.milliseconds = (await checkConnection()).milliseconds;
        });
        this.announcement = '';
        // A code is good once; a refused one may have been mistyped and stays to be mended.
        if (isPaired) this.code = '';
        this.tellChanged();
    }

    async handleRotate(): Promise<void> {
        this.announcement = '';
        if (await this.attempt(() => rotate())) this.announcement = rotated;
    }

    private async measure(): Promise<void> {
        await this.attempt(async () => {
            this.milliseconds = (await checkConnection()).milliseconds;
        });
    }
}
