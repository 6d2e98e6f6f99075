import type { Prerequisite, SignInAnswer, SignInStateAnswer } from '@cosell/contracts/setup-answers';
import { prerequisiteChecks } from 'c/coSellSetupChecks';
import { filled, type Check } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import readPrerequisites from '@salesforce/apex/CoSellSetup.prerequisites';
import readSignIn from '@salesforce/apex/CoSellSetup.signInState';
import startSignIn from '@salesforce/apex/CoSellSetup.signIn';
import app from '@salesforce/label/c.CoSell_Setup_App';
import appNeeds from '@salesforce/label/c.CoSell_Setup_App_Needs';
import appOpen from '@salesforce/label/c.CoSell_Setup_App_Open';
import getLink from '@salesforce/label/c.CoSell_Setup_Get_Link';
import intro from '@salesforce/label/c.CoSell_Setup_Microsoft_Intro';
import link from '@salesforce/label/c.CoSell_Setup_Link';
import linkHelp from '@salesforce/label/c.CoSell_Setup_Link_Help';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import openLink from '@salesforce/label/c.CoSell_Setup_Open_Link';
import openPartnerCenter from '@salesforce/label/c.CoSell_Setup_Open_Partner_Center';
import solutionReady from '@salesforce/label/c.CoSell_Setup_Solution_Ready';
import waiting from '@salesforce/label/c.CoSell_Setup_Waiting_For_Sign_In';

/** Of the tenant's app registrations in Microsoft Entra. */
const APP =
    'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/';
const OFFERS = 'https://partner.microsoft.com/dashboard/commercial-marketplace/overview';

/** Step 2: the sign-in at Microsoft, and what Microsoft requires. */
export default class CoSellMicrosoftStep extends CoSellSetupStep {
    labels = {
        app,
        appNeeds,
        appOpen,
        getLink,
        intro,
        link,
        needsRelay,
        openLink,
        openPartnerCenter,
        solutionReady
    };
    offersUrl = OFFERS;

    signIn: SignInStateAnswer | null = null;
    prerequisites: readonly Prerequisite[] = [];
    invitation: SignInAnswer | null = null;

    override connectedCallback(): void {
        if (this.hasRelay) this.attempt(() => this.look());
    }

    get checks(): Check[] {
        return this.signIn ? prerequisiteChecks(this.signIn, this.prerequisites) : [];
    }

    get linkHelp(): string {
        return filled(linkHelp, this.invitation?.expiresInMinutes ?? '');
    }

    get announcement(): string {
        return this.signIn?.attempt.outcome === 'under way' ? waiting : '';
    }

    /** Both audiences may ask for the same. */
    get permissions(): string[] {
        return [...new Set(this.signIn?.app.permissions)];
    }

    get appUrl(): string {
        return `${APP}${this.signIn?.app.clientId ?? ''}`;
    }

    async handleLink(): Promise<void> {
        await this.attempt(async () => {
            this.invitation = await startSignIn();
            await this.look();
        });
        this.follow();
    }

    private async look(): Promise<void> {
        this.signIn = await readSignIn();
        this.prerequisites = this.signIn.signedIn ? (await readPrerequisites()).checks : [];
    }

    /** The colleague may take a while. */
    private follow(): void {
        this.later(async () => {
            const went = await this.attempt(() => this.look());
            if (this.signIn?.attempt.outcome === 'done') {
                this.invitation = null;
                this.tellChanged();
            } else if (went && this.invitation) {
                this.follow();
            }
        });
    }
}
